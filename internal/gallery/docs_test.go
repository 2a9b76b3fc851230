package gallery

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/styles"

	"github.com/seed-898ab921/kartograph/internal/golden"
)

const projectionIntro = `# Projections

Every projection that ` + "`proj.id`" + ` takes, with its thumbnail drawn by Kartograph. A projection answers to its id and to its other
names, in any case. This page is generated from the catalogue (` + "`go test ./internal/gallery -update`" + `); ` + "`kartograph projections`" + `
prints the same table, ` + "`kartograph projections --gallery DIR`" + ` draws the thumbnails.

Besides the projections here ` + "`proj`" + ` takes any coordinate system: ` + "`\"EPSG:3035\"`" + `, a PROJ string, or
` + "`{\"id\": \"proj4\", \"projstr\": \"+proj=...\"}`" + `; and the composite maps ` + "`albers-usa` and `laea-usa`" + `.

` + composites + `
## Which one?
- **The world, for reading:** ` + "`robinson`, `naturalearth`, `winkel3`" + `. **The world, for comparing areas** (most thematic maps): ` + "`equalearth`" + `.
- **A hemisphere or continent:** ` + "`laea`" + ` around its centre. **A broad country in middle latitudes:** ` + "`albers`" + `.
- **Angles and shapes of small things:** ` + "`lcc`, `mercator`, `transversemercator`" + `.
- **The globe as seen from space:** ` + "`ortho`, `satellite`" + `.

Without ` + "`proj`" + ` a map of the world is drawn on Robinson, as in the predecessor; a map with bounds on Lambert's azimuthal equal-area around
their centre; and a map of data that cover a part of the world on the same, or on Albers' conic where that part is broad and in middle
latitudes.

## Parameters that all share
| parameter | meaning |
|---|---|
| ` + "`lon0`, `lat0`" + ` | the centre, degrees; ` + "`\"auto\"`" + ` is the centre of the bounds, and so is silence on a map with bounds |
| ` + "`rotate`" + ` | ` + "`[lon, lat, roll]`" + `: any point as the centre, and a turn about it, for every projection |
| ` + "`clip-angle`" + ` | shows only what is within this many degrees of the centre |
| ` + "`flip`" + ` | south up |
| ` + "`precision`" + ` | how far an edge may be from the true curve, pixels (0.5) |
`

// TestProjectionDocs keeps docs/projections.md and its pictures true.
func TestProjectionDocs(t *testing.T) {
	var page bytes.Buffer
	page.WriteString(projectionIntro)
	family := ""
	for _, d := range catalogue.All() {
		if d.Family != family {
			family = d.Family
			fmt.Fprintf(&page, "\n## %s\n", capital(family))
		}
		writeDefinition(&page, d)
	}
	golden.Check(t, "../../docs/projections.md", page.Bytes())
	checkThumbnails(t)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func writeDefinition(page *bytes.Buffer, d catalogue.Definition) {
	fmt.Fprintf(page, "\n### %s\n<img src=\"projections/%s.svg\" alt=\"The world in %s projection\" align=\"right\" width=\"240\">\n\n", d.Title, d.ID, d.Title)
	fmt.Fprintf(page, "`%s`", d.ID)
	if len(d.Aliases) > 0 {
		fmt.Fprintf(page, ", also `%s`", strings.Join(d.Aliases, "`, `"))
	}
	fmt.Fprintf(page, "\n\n%s\n\n", d.Note)
	var keeps []string
	if d.EqualArea {
		keeps = append(keeps, "areas")
	}
	if d.Conformal {
		keeps = append(keeps, "angles")
	}
	if d.Equidistant {
		keeps = append(keeps, "some distances")
	}
	if len(keeps) > 0 {
		fmt.Fprintf(page, "Keeps %s.\n\n", strings.Join(keeps, " and "))
	}
	for _, p := range d.Params {
		unit := p.Unit
		if unit != "" {
			unit = " " + unit
		}
		fmt.Fprintf(page, "- `%s`: %s, %g to %g%s, default %.6g\n", p.Name, p.Title, p.Min, p.Max, unit, p.Default)
	}
	fmt.Fprintf(page, "\n%s", d.Reference)
	if d.PROJ != "" {
		fmt.Fprintf(page, " PROJ: `%s`.", strings.Fields(d.PROJ)[0])
	}
	if d.D3 != "" {
		fmt.Fprintf(page, " d3: `%s`.", d.D3)
	}
	page.WriteString("\n")
}

// checkThumbnails draws every thumbnail again and compares.
func checkThumbnails(t *testing.T) {
	sheet, _, err := styles.Parse("gallery", []byte(style))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	sources := kartograph.NewSources(nil)
	for _, d := range catalogue.All() {
		var svg bytes.Buffer
		if err := kartograph.Generate(context.Background(), Config(d), kartograph.Options{Style: sheet, Sources: sources}, &svg); err != nil {
			t.Errorf("%s: %v", d.ID, err)
			continue
		}
		name := filepath.Join("../../docs/projections", d.ID+".svg")
		known[name] = true
		golden.Check(t, name, svg.Bytes())
	}
	drawn, _ := filepath.Glob("../../docs/projections/*.svg")
	for _, name := range drawn {
		if !known[name] {
			t.Errorf("%s shows no projection of the catalogue", name)
		}
	}
}

// composites are the words on maps that are made of several projections.
const composites = "## Composite maps\n" +
	"`albers-usa` (frames as in d3-geo's `geoAlbersUsa`) and `laea-usa` (the predecessor's) put Alaska, Hawaii and Puerto Rico beneath the lower 48 states, as\n" +
	"insets called `alaska`, `hawaii` and `puerto-rico`, those of them that have data: stylesheets reach what is in them as `#alaska-states`, their grounds as\n" +
	"`#alaska-background`. They take no parameters and no bounds. A view of your own with the id of a part moves it: it needs no more than a frame, and may have a\n" +
	"projection and bounds of its own. Where no part is left, as on a map of the lower 48 alone, what the data show fills the page.\n"

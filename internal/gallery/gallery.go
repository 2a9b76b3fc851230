// Package gallery draws all projections: for `kartograph projections --gallery` and
// for docs/projections.md.
package gallery

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// style dresses the thumbnails.
const style = `
#sea { fill: #e3edf2; stroke: #7c93a0; stroke-width: 0.8 }
#graticule { stroke: #b9ccd6; stroke-width: 0.4 }
#land { fill: #8a9a76; stroke: none }
`

// Config is the config of a projection's thumbnail: the world's land
// with sea and graticule, 240 pixels wide.
func Config(d catalogue.Definition) *config.Config {
	return &config.Config{
		Title: d.Title,
		Proj:  config.Proj{ID: d.ID, Params: params(d)},
		Layers: []config.Layer{
			{ID: "sea", Special: special.Sea{}},
			{ID: "graticule", Special: special.Graticule{Latitudes: special.Steps{Step: 30}, Longitudes: special.Steps{Step: 30}}},
			{ID: "land", Src: "builtin:land-110m", Simplify: config.Simplify{Method: config.VisvalingamWhyatt, Tolerance: 0.8}},
		},
		Export: config.Export{Width: 240, Round: new(1)},
	}
}

// params turns projections that show a hemisphere to where there is
// land.
func params(d catalogue.Definition) catalogue.Values {
	if d.Family != "azimuthal" && d.Family != "perspective" && d.Family != "globular" {
		return nil
	}
	chosen := catalogue.Values{}
	for _, p := range d.Params {
		switch p.Name {
		case "lon0":
			chosen["lon0"] = 15
		case "lat0":
			chosen["lat0"] = 35
		}
	}
	return chosen
}

// Write draws a thumbnail of every projection into a folder, and a page
// (index.html) that shows them all with their names and notes.
func Write(ctx context.Context, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("gallery: %w", err)
	}
	sheet, _, err := styles.Parse("gallery", []byte(style))
	if err != nil {
		return err
	}
	var page bytes.Buffer
	page.WriteString("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Projections</title>\n" +
		"<style>body{font:15px/1.4 sans-serif;margin:2em;color:#222}main{display:flex;flex-wrap:wrap;gap:2em}" +
		"figure{width:300px;margin:0}figcaption{margin-top:.5em}small{color:#555}</style>\n<h1>Projections</h1>\n<main>\n")
	sources := kartograph.NewSources(nil)
	for _, d := range catalogue.All() {
		name := d.ID + ".svg"
		write := func(w io.Writer) error {
			return kartograph.Generate(ctx, Config(d), kartograph.Options{Style: sheet, Sources: sources}, w)
		}
		if err := render.WriteFile(filepath.Join(folder, name), write); err != nil {
			return fmt.Errorf("gallery: %s: %w", d.ID, err)
		}
		fmt.Fprintf(&page, "<figure><img src=\"%s\" width=\"300\" alt=\"The world in %s projection\"><figcaption><b>%s</b> <code>%s</code><br><small>%s</small></figcaption></figure>\n",
			html.EscapeString(name), html.EscapeString(d.Title), html.EscapeString(d.Title), html.EscapeString(d.ID), html.EscapeString(d.Note))
	}
	page.WriteString("</main>\n</html>\n")
	return render.WriteFile(filepath.Join(folder, "index.html"), func(w io.Writer) error {
		_, err := w.Write(page.Bytes())
		return err
	})
}

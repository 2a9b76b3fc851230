package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// drawing is one map, with what d3 needs to draw the same.
type drawing struct {
	Name, ID, D3 string
	// Rotate is what the map's config has, nil for projections whose
	// parameters say where they are.
	Rotate *[3]float64
	Params map[string]float64
	// Height is the drawing's in pixels; it is 1000 wide.
	Height int
	// Clip is the outline of the globe as path data: d3 may show more.
	Clip string
	// Degrees and Pixels are two places and where they are on our map,
	// from which d3's scale and offset are found.
	Degrees, Pixels [2][2]float64
}

const stylesheet = `* { stroke: none; shape-rendering: crispEdges; }
#sea { fill: #fff; }
#world { fill: #000; }
`

// around are the centres of every projection, centres those of azimuthal ones
// besides. With Antarctica's vertex at the south pole exactly opposite to the
// centre, d3 draws chords across the map; a tenth of a degree helps.
var (
	around  = [][3]float64{{0, 0, 0}, {150, 0, 0}, {20, 40, 30}}
	centres = [][3]float64{{0, 89.9, 0}, {0, -90, 0}, {-100, 40, 0}}
)

// placed are the parameters of projections that have no centre to choose in
// d3, or none at all.
var placed = map[string][]map[string]float64{
	"twopointequidistant": {
		{"lon1": -158, "lat1": 21.5, "lon2": -77, "lat2": 39},
		{"lon1": 150, "lat1": 0, "lon2": -170, "lat2": 30},
		{"lon1": 10, "lat1": 50, "lon2": 20, "lat2": -30},
	},
	"modifiedstereographicalaska": {nil},
	"modifiedstereographicgs48":   {nil},
	"modifiedstereographicgs50":   {nil},
	"modifiedstereographicmiller": {nil},
	"modifiedstereographiclee":    {nil},
	"chamberlin": {
		{"lon1": 0, "lat1": 22, "lon2": 45, "lat2": 22, "lon3": 22.5, "lat3": -22},
		{"lon1": -150, "lat1": 55, "lon2": -35, "lat2": 55, "lon3": -92.5, "lat3": 10},
		{"lon1": 130, "lat1": 0, "lon2": 170, "lat2": 0, "lon3": 150, "lat3": -40},
	},
}

// drawings lists the maps of all projections that d3 has, or of those with an
// id in ids.
func drawings(ids []string) ([]drawing, error) {
	var all []drawing
	for _, d := range catalogue.All() {
		if d.D3 == "" || len(ids) > 0 && !slices.Contains(ids, d.ID) {
			continue
		}
		values, err := d.Resolve(nil)
		if err != nil {
			return nil, err
		}
		for i, params := range placed[d.ID] {
			all = append(all, drawing{Name: fmt.Sprintf("%s_%d", d.ID, i), ID: d.ID, D3: d.D3, Params: params})
		}
		if placed[d.ID] != nil {
			continue
		}
		params := maps.Clone(map[string]float64(values))
		delete(params, "lon0")
		delete(params, "lat0")
		at := around
		if d.Family == "azimuthal" || d.Family == "perspective" && d.ID != "gilbert" {
			at = slices.Concat(around, centres)
		}
		for _, r := range at {
			name := fmt.Sprintf("%s_%g_%g_%g", d.ID, r[0], r[1], r[2])
			all = append(all, drawing{Name: name, ID: d.ID, D3: d.D3, Rotate: &r, Params: params})
		}
	}
	return all, nil
}

// draw has kartograph make our drawing and fills in what d3 needs.
func (d *drawing) draw(dir string) error {
	data, err := filepath.Abs(countries)
	if err != nil {
		return err
	}
	proj := map[string]any{"id": d.ID, "precision": 0.2}
	for name, value := range d.Params {
		proj[name] = value
	}
	if d.Rotate != nil {
		proj["rotate"] = d.Rotate
	}
	config := map[string]any{
		"proj":   proj,
		"layers": map[string]any{"sea": map[string]any{"special": "sea"}, "world": map[string]any{"src": data}},
		"bounds": map[string]any{"mode": "bbox", "data": []float64{-180, -90, 180, 90}},
		"export": map[string]any{"width": 1000, "round": 3},
	}
	source := filepath.Join(dir, d.Name+".json")
	if err := write(source, config); err != nil {
		return err
	}
	file := filepath.Join(dir, d.Name+".ours.svg")
	cmd := exec.Command(filepath.Join(dir, "kartograph"), source, "-s", filepath.Join(dir, "map.css"), "-o", file)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	svg, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return d.align(string(svg))
}

var (
	metadataOf = regexp.MustCompile(`<metadata>(.*?)</metadata>`)
	outlineOf  = regexp.MustCompile(`<g id="sea"[^>]*>\s*<path[^>]* d="([^"]*)"`)
)

// align reads from our drawing its outline and scale, and finds two places far
// enough apart.
func (d *drawing) align(svg string) error {
	found, outline := metadataOf.FindStringSubmatch(svg), outlineOf.FindStringSubmatch(svg)
	if found == nil || outline == nil {
		return fmt.Errorf("the map has no metadata or no sea")
	}
	var metadata struct {
		Views []struct {
			Projection struct {
				Scale     float64
				Translate [2]float64
			}
			Frame [4]float64
		}
	}
	text := strings.NewReplacer("&lt;", "<", "&amp;", "&", "&quot;", `"`).Replace(found[1])
	if err := json.Unmarshal([]byte(text), &metadata); err != nil {
		return err
	}
	v := metadata.Views[0]
	d.Clip, d.Height = outline[1], int(v.Frame[3])
	p, err := catalogue.New(catalogue.Settings{ID: d.ID, Params: d.Params, Options: projection.Options{Rotate: d.Rotate}})
	if err != nil {
		return err
	}
	p = p.WithView(projection.View{Scale: v.Projection.Scale, X: v.Projection.Translate[0], Y: v.Projection.Translate[1]})
	for i, off := range [2][2]float64{{0.4, 0.55}, {0.6, 0.45}} {
		x, y := off[0]*v.Frame[2], off[1]*v.Frame[3]
		lon, lat, ok := p.Inverse(x, y)
		if !ok {
			return fmt.Errorf("no place at %g, %g", x, y)
		}
		d.Degrees[i], d.Pixels[i] = [2]float64{lon, lat}, [2]float64{x, y}
	}
	return nil
}

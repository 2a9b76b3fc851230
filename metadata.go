package kartograph

import (
	"encoding/json"
	"fmt"
	"math"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// metadata is what a map says of itself in the SVG's <metadata>, so that a
// page can place further points on it. Its fields are written in this order.
type metadata struct {
	Generator string         `json:"generator"`
	Views     []viewMetadata `json:"views"`
}

// viewMetadata describes one view. A point's place on the page is
// translate + scale * (x, -y) of the projection in radii.
type viewMetadata struct {
	ID         string             `json:"id,omitempty"`
	Projection projectionMetadata `json:"projection"`
	// Frame is left, top, width, height in pixels.
	Frame [4]float64 `json:"frame"`
	// Bounds is west, south, east, north of what the view was fitted to.
	Bounds [4]float64 `json:"bounds"`
}

type projectionMetadata struct {
	ID        string             `json:"id,omitempty"`
	CRS       string             `json:"crs,omitempty"`
	Params    map[string]float64 `json:"params,omitempty"`
	Auto      []string           `json:"auto,omitempty"`
	Rotate    *[3]float64        `json:"rotate,omitempty"`
	Flip      bool               `json:"flip,omitempty"`
	ClipAngle float64            `json:"clipAngle,omitempty"`
	Scale     float64            `json:"scale"`
	Translate [2]float64         `json:"translate"`
	PROJ      string             `json:"proj,omitempty"`
	D3        *d3Metadata        `json:"d3,omitempty"`
}

// describe completes the map: its scene, its accessible texts, its metadata,
// its report and warnings.
func (m *Map) describe(frames []*frame, read []*readLayer, o Options) {
	cfg, main := m.config, frames[0]
	m.Report.Projection = main.choice.words()
	found := slices.Clone(cfg.Warnings)
	for _, r := range read {
		found = append(found, r.warnings...)
	}
	m.Warnings = distinct(append(found, m.Warnings...))
	if cfg.Export.ScaleBar != nil {
		bar, warnings := scaleBarGroups(main, cfg.Export.ScaleBar, o.Style)
		m.scene.Groups = append(m.scene.Groups, bar...)
		m.Warnings = append(m.Warnings, warnings...)
	}
	m.scene = render.Scene{
		Width:    main.rect.MaxX,
		Height:   main.rect.MaxY,
		Title:    titleOf(cfg),
		Desc:     descOf(cfg, main, read),
		Lang:     cfg.Lang,
		Metadata: metadataOf(frames),
		Groups:   m.scene.Groups,
	}
	if o.Style != nil {
		m.scene.Style = o.Style.Style(styles.Element{Root: true})
	}
}

// distinct leaves out warnings that were given before: insets repeat what was
// said of the map.
func distinct(warnings []Warning) []Warning {
	seen := map[Warning]bool{}
	var kept []Warning
	for _, w := range warnings {
		if !seen[w] {
			kept = append(kept, w)
		}
		seen[w] = true
	}
	return kept
}

func titleOf(cfg *Config) string {
	if cfg.Title != "" {
		return cfg.Title
	}
	name := path.Base(cfg.Position("").File)
	if name == "." || name == "-" || name == "/" {
		return "Map"
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

func descOf(cfg *Config, main *frame, read []*readLayer) string {
	if cfg.Desc != "" {
		return cfg.Desc
	}
	var ids []string
	for _, r := range read {
		if !r.Hidden {
			ids = append(ids, r.ID)
		}
	}
	return "Map in " + main.choice.title() + " projection showing " + strings.Join(ids, ", ")
}

// title names the projection.
func (c choice) title() string {
	switch {
	case c.system == nil:
		return c.definition.Title
	case c.system.Name() == "":
		return c.system.PROJ()
	default:
		return c.system.Name()
	}
}

// words names the projection with its parameters, for people.
func (c choice) words() string {
	var parts []string
	for name, value := range c.settings.Params {
		parts = append(parts, fmt.Sprintf("%s %.6g", name, value))
	}
	sort.Strings(parts)
	words := strings.Join(append([]string{c.title()}, parts...), ", ")
	if len(c.auto) > 0 {
		words += " (" + strings.Join(c.auto, ", ") + " from the bounds)"
	}
	return words
}

func metadataOf(frames []*frame) []byte {
	data := metadata{Generator: "Kartograph " + Version}
	for _, f := range frames {
		data.Views = append(data.Views, viewMetadata{
			ID:         f.id,
			Projection: f.projectionMetadata(),
			Frame:      [4]float64{short(f.rect.MinX), short(f.rect.MinY), short(f.rect.MaxX - f.rect.MinX), short(f.rect.MaxY - f.rect.MinY)},
			Bounds:     [4]float64{short(f.shown.west), short(f.shown.south), short(f.shown.east), short(f.shown.north)},
		})
	}
	text, err := json.Marshal(data)
	if err != nil {
		return nil // plain numbers and texts always marshal
	}
	return text
}

func (f *frame) projectionMetadata() projectionMetadata {
	view, s := f.proj.View(), f.choice.settings
	data := projectionMetadata{
		ID: s.ID, Auto: f.choice.auto, Rotate: s.Rotate, Flip: s.Flip, ClipAngle: s.ClipAngle,
		Scale: short(view.Scale), Translate: [2]float64{short(view.X), short(view.Y)},
		PROJ: f.choice.projString(),
	}
	if f.choice.system != nil {
		data.CRS = f.choice.system.PROJ()
		return data
	}
	data.Params = map[string]float64{}
	for name, value := range s.Params {
		data.Params[name] = short(value)
	}
	data.D3 = f.choice.d3(data)
	return data
}

// short rounds to six decimals: far below a pixel, and the same on every
// processor.
func short(f float64) float64 { return math.Round(f*1e6)/1e6 + 0 }

package kartograph

import (
	"encoding/json"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// metadata is what a map says of itself in the SVG's <metadata>, so that a
// page can place further points on it. Its fields are written in this order.
type metadata struct {
	Generator string         `json:"generator"`
	Views     []viewMetadata `json:"views"`
	Scales    []*scale.Scale `json:"scales,omitempty"`
}

// viewMetadata describes one view. A point's place on the page is
// translate + scale * (x, -y) of the projection in radii.
type viewMetadata struct {
	ID         string             `json:"id,omitempty"`
	Projection projectionMetadata `json:"projection"`
	Frame      frameMetadata      `json:"frame"`
	// Bounds is west, south, east, north of what the view was fitted to; in a
	// plane least and largest x and y (up).
	Bounds flat.Degrees `json:"bounds"`
}

// frameMetadata is left, top, width, height in pixels.
type frameMetadata [4]float64

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
	D3        *catalogue.D3      `json:"d3,omitempty"`
}

// describe completes the scene with what the map says of itself: its accessible
// texts, its metadata, the style of its root.
func (m *Map) describe(frames []*frame, read []*readLayer, sheet *styles.Sheet) {
	cfg, main := m.config, frames[0]
	m.Report.Projection = main.choice.Words()
	for _, r := range read {
		for _, s := range r.scales {
			m.Report.Scales = append(m.Report.Scales, s.Scale)
		}
	}
	m.scene.Width, m.scene.Height = main.page.MaxX, main.page.MaxY
	m.scene.Title, m.scene.Desc, m.scene.Lang = titleOf(cfg), descOf(cfg, main, read), cfg.Lang
	m.scene.Metadata = metadataOf(frames, m.Report.Scales)
	root := styles.Element{Root: true}
	m.scene.Style, m.scene.Conditions = sheet.Style(root), sheet.Conditions()
	m.scene.Variants = styles.Changes(nil, nil, m.scene.Style, sheet.Variants(root))
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
	if main.shown.Plane {
		return "Plan showing " + strings.Join(ids, ", ")
	}
	return "Map in " + main.choice.Title() + " projection showing " + strings.Join(ids, ", ")
}

func metadataOf(frames []*frame, scales []*scale.Scale) []byte {
	data := metadata{Generator: "Kartograph " + Version, Scales: scales}
	for _, f := range frames {
		round := short
		if f.shown.Plane {
			round = digits
		}
		data.Views = append(data.Views, viewMetadata{
			ID:         f.id,
			Projection: f.projectionMetadata(),
			Frame:      frameMetadata{short(f.rect.MinX), short(f.rect.MinY), short(f.rect.MaxX - f.rect.MinX), short(f.rect.MaxY - f.rect.MinY)},
			Bounds:     flat.Degrees{West: round(f.shown.West), South: round(f.shown.South), East: round(f.shown.East), North: round(f.shown.North)},
		})
	}
	text, err := json.Marshal(data)
	if err != nil {
		return nil // plain numbers and texts always marshal
	}
	return text
}

func (f *frame) projectionMetadata() projectionMetadata {
	view, s := f.proj.View(), f.choice.Settings
	data := projectionMetadata{
		ID: s.ID, Auto: f.choice.Auto, Rotate: s.Rotate, Flip: s.Flip, ClipAngle: s.ClipAngle,
		Scale: short(view.Scale), Translate: [2]float64{short(view.X), short(view.Y)},
		PROJ: f.choice.PROJ(),
	}
	if f.shown.Plane {
		data.Scale, data.Translate = digits(view.Scale), [2]float64{digits(view.X), digits(view.Y)}
		return data
	}
	if f.choice.System != nil {
		data.CRS = f.choice.System.PROJ()
		return data
	}
	if f.choice.Settings.ID == choice.CustomID {
		return data
	}
	data.Params = map[string]float64{}
	for name, value := range s.Params {
		data.Params[name] = short(value)
	}
	data.D3 = f.choice.Definition.InD3(s, view)
	return data
}

// short rounds to six decimals: far below a pixel, and the same on every
// processor.
func short(f float64) float64 { return math.Round(f*1e6)/1e6 + 0 }

// digits rounds to twelve digits: numbers of a plane are of any size.
func digits(f float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64)
	if err != nil {
		return f // out of range; cannot be drawn
	}
	return rounded + 0
}

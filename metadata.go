package kartograph

import (
	"context"
	"encoding/json"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render/description"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// metadata is what a map says of itself in the SVG's <metadata>, so that a
// page can place further points on it. Its fields are written in this order.
type metadata struct {
	Generator string         `json:"generator"`
	Views     []viewMetadata `json:"views"`
	// Scales is a list of them, or nil. How a scale is written is looked up only where there is one.
	Scales any `json:"scales,omitempty"`
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
func (m *Map) describe(ctx context.Context, w *worked, sheet *styles.Sheet) {
	cfg, main := m.config, w.frames[0]
	m.Report.Projection = main.choice.Words()
	for _, r := range w.read {
		for _, s := range r.scales {
			m.Report.Scales = append(m.Report.Scales, s.Scale)
		}
	}
	m.scene.Width, m.scene.Height = main.page.MaxX, main.page.MaxY
	m.scene.Title, m.scene.Desc, m.scene.Lang = titleOf(cfg, w.read), w.descOf(ctx), cfg.Lang
	m.scene.Metadata = metadataOf(w.frames, m.Report.Scales)
	root := styles.Element{Root: true}
	m.scene.Style, m.scene.Conditions = sheet.Style(root), sheet.Conditions()
	m.scene.Variants = styles.Changes(nil, nil, m.scene.Style, sheet.Variants(root))
}

// titleOf is what a map is called: by its config, by the name of the config's file, or
// by what its first scale shows.
func titleOf(cfg *Config, read []*readLayer) string {
	if cfg.Title != "" {
		return cfg.Title
	}
	name := path.Base(cfg.Position("").File)
	if name != "." && name != config.StandardInput && name != "/" {
		return strings.TrimSuffix(name, path.Ext(name))
	}
	for _, r := range read {
		if len(r.scales) > 0 && !r.Hidden {
			return r.ID + ": " + r.scales[0].title()
		}
	}
	return "Map"
}

// descOf describes a map: in the words of its config, or by what it shows.
func (w *worked) descOf(ctx context.Context) string {
	cfg, main := w.cfg, w.frames[0]
	if cfg.Desc != "" {
		return cfg.Desc
	}
	said := description.Map{Lang: cfg.Lang, Number: numberWriter("", cfg.Lang)}
	if !main.shown.Plane {
		said.Projection = main.choice.Title()
	}
	for k, r := range w.read {
		if r.Hidden {
			continue
		}
		said.Shown = append(said.Shown, r.ID)
		if r.tells() {
			said.Layers = append(said.Layers, w.factsOf(ctx, k))
		}
	}
	return description.Text(said)
}

// tells reports whether a layer is one of data, of which a description tells more than
// its id: its features have classes, labels, attributes or tooltips.
func (r *readLayer) tells() bool {
	return len(r.Classify) > 0 || r.Labeling != nil || r.Attributes.All || len(r.Attributes.Fields) > 0 || r.Tooltip != nil && r.Tooltip.Template != nil
}

// factsOf are those of the k-th layer: of all frames that draw it.
func (w *worked) factsOf(ctx context.Context, k int) description.Layer {
	r := w.read[k]
	if r.reading == streamed || slices.ContainsFunc(w.placed, func(in []*placedLayer) bool { return in[k].letsGo }) {
		facts := r.facts
		facts.ID = r.ID
		return facts
	}
	all := newCensus(r, len(w.frames) > 1)
	all.steps = heed.Every(ctx, 1) // since an expression may take a millisecond
	for i := range w.frames {
		all.add(w.placed[i][k], w.placed[i][k].features)
	}
	return all.facts
}

// census counts features of a layer for a description, those that several frames show
// once.
type census struct {
	facts description.Layer
	// seen are those counted; nil where only one frame shows the layer.
	seen map[any]bool
	// measures are the attributes whose range is told.
	measures []string
	// naming is the column of names in records of a schema.
	naming string
	of     *layers.Schema
	// steps hear a context, with whose end the counting ends; nil where nobody waits.
	steps *heed.Steps
}

func newCensus(r *readLayer, severalFrames bool) *census {
	c := &census{facts: description.Layer{ID: r.ID}, measures: r.measures()}
	if severalFrames {
		c.seen = map[any]bool{}
	}
	for i := range r.scales {
		s := &r.scales[i]
		for k := range s.values {
			c.facts.Values = append(c.facts.Values, description.Values{Title: s.titleOf(k)})
		}
	}
	for _, name := range c.measures {
		c.facts.Values = append(c.facts.Values, description.Values{Title: name})
	}
	return c
}

// add counts what a frame shows of the layer.
func (c *census) add(p *placedLayer, features []layers.Feature) {
	if p.frame.overview || !p.drawn || !p.read.tells() {
		return
	}
	for _, f := range features {
		if c.steps.Take(1) != nil {
			return
		}
		if !p.frame.inSight(f.Geometry) {
			continue
		}
		if c.seen != nil {
			key := sameFeature(p, f)
			if key != nil && c.seen[key] {
				continue
			}
			c.seen[key] = true
		}
		if f.Record.Schema != c.of {
			c.of = f.Record.Schema
			c.naming = p.nameColumn(c.of)
		}
		name := p.carried(c.naming, f.Record).String()
		c.facts.Add(name)
		p.addValues(c.facts.Values, f.Record, name)
		for i, column := range c.measures {
			addMeasure(&c.facts.Values[i], p.carried(column, f.Record), name)
		}
	}
}

// inSight reports whether a geometry reaches into a frame, beside which it may be kept.
func (f *frame) inSight(g geom.T) bool {
	box := flat.Nothing[projection.Page]()
	for part := range flat.Parts(g) {
		box.AddAll(part, g.Stride())
	}
	return box.Meets(f.rect)
}

// sameFeature is what a feature has in all frames: its id where a join made it, else its
// record; nil for none.
func sameFeature(p *placedLayer, f layers.Feature) any {
	switch {
	case p.Join != nil && f.ID != "":
		return f.ID
	case len(f.Record.Values) > 0:
		return &f.Record.Values[0]
	}
	return nil
}

// addValues adds what a feature has by the scales of its layer.
func (p *placedLayer) addValues(to []description.Values, record layers.Record, name string) {
	n := 0
	for i := range p.read.scales {
		s := &p.read.scales[i]
		for k := range s.values {
			value := s.values[k].value(record)
			if s.Method == scale.Category {
				class := s.Of(scale.Datum{Text: value.String()}).Class
				to[n].Category(value.String(), class != nil && class.Others)
			} else {
				to[n].Number(worth(value), name)
			}
			n++
		}
	}
}

// mostMeasures is of how many attributes of a layer the range is told.
const mostMeasures = 3

// noMeasure are names of attributes whose numbers are not more or less of anything.
var noMeasure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^a-z])(id|fid|gid|code|fips|geoid|iso|zip|year|rank|lon|lat|x|y)([^a-z]|$)|(id|code|rank)$`)
})

// measures are the attributes whose range is told of a layer that has no scale.
func (r *readLayer) measures() (names []string) {
	for _, field := range r.Attributes.Fields {
		if len(r.scales) == 0 && len(names) < mostMeasures && field.Where == "" && !noMeasure().MatchString(field.Name) && !noMeasure().MatchString(field.Column) {
			names = append(names, field.Name)
		}
	}
	return names
}

// addMeasure adds an attribute of a feature; nothing is told of those that are texts.
func addMeasure(to *description.Values, v layers.Value, name string) {
	number, isNumber := numberOf(v)
	if !isNumber && v.String() != "" {
		to.Leave()
	}
	to.Number(number, name)
}

// title is what the values of a scale are.
func (s *scaled) title() string {
	if s.Title != "" {
		return s.Title
	}
	return strings.Join(s.By, ", ")
}

// titleOf is what the k-th values of a scale are.
func (s *scaled) titleOf(k int) string {
	title := s.By[k]
	if s.Title != "" && len(s.values) == 1 {
		title = s.Title
	}
	if s.Unit != "" {
		title += " (" + s.Unit + ")"
	}
	return title
}

func metadataOf(frames []*frame, scales []*scale.Scale) []byte {
	data := metadata{Generator: "Kartograph " + Version}
	if len(scales) > 0 {
		data.Scales = scales
	}
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

package furniture

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
)

// Align is a corner of the map.
type Align string

// The corners of the map.
const (
	BottomLeft  Align = "bl"
	BottomRight Align = "br"
	TopLeft     Align = "tl"
	TopRight    Align = "tr"
)

// Unit is a unit of length of a scale bar.
type Unit string

// The units of scale bars: metres and kilometres, feet and miles, nautical miles,
// and kilometres above miles.
const (
	Metric   Unit = "km"
	Imperial Unit = "mi"
	Nautical Unit = "nmi"
	Both     Unit = "both"
)

// ScaleBar is a bar of a round length.
type ScaleBar struct {
	// Align is empty for BottomLeft.
	Align Align
	// Offset is the distance from the map's edges in pixels, 0 is 20; OffsetY that from
	// the lower or upper one where it is another.
	Offset, OffsetY float64
	// Auto leaves the bar out where the scale differs by more than a factor
	// of 2 over the map.
	Auto bool
	// Unit is empty for Metric.
	Unit Unit
}

// Distances are those from the map's edges in pixels, across and down.
func (s ScaleBar) Distances() (x, y float64) {
	x, y = s.Offset, s.OffsetY
	if x == 0 {
		x = defaultOffset
	}
	if y == 0 {
		y = x
	}
	return x, y
}

// Name is "scalebar".
func (ScaleBar) Name() string { return "scalebar" }

func (ScaleBar) spec() {}

func scaleBar() Kind {
	return rule[ScaleBar]{
		about: form.About("Draw a scale bar.", "false", `{"align": "br", "offset": 20}`),
		form:  scaleBarForm(),
		ids:   []string{"scalebar", "scalebar-buffer", "scalebar-label"},
		lay:   layScaleBar,
	}.kind()
}

// farthest limits offsets, in pixels; larger numbers are slips.
const farthest = 1_000_000

// scaleBarForm is true, false, "auto" or a mapping.
func scaleBarForm() form.Form[*ScaleBar] {
	f := form.Mapping("scalebar", "export.scalebar", "A bar of a round length, true where it stands.", []form.Key[ScaleBar]{
		form.Bind("align", form.OneOf(BottomLeft, BottomRight, TopLeft, TopRight),
			form.About("The corner: `b`ottom or `t`op, `l`eft or `r`ight.", `"bl"`, `"br"`),
			func(s *ScaleBar) *Align { return &s.Align }),
		offsetKey(),
		form.Bind("auto", form.Boolean(), form.About("Leave the bar out where the scale differs by more than a factor of 2 over the map; "+
			"`\"scalebar\": \"auto\"` is short for that.", "false", "true"),
			func(s *ScaleBar) *bool { return &s.Auto }),
		form.Bind("unit", form.OneOf(Metric, Imperial, Nautical, Both),
			form.About("Kilometres (`km`), miles (`mi`), nautical miles (`nmi`), or kilometres above miles (`both`); short lengths in metres and feet.", `"km"`, `"both"`),
			func(s *ScaleBar) *Unit { return &s.Unit }),
	})
	auto := form.OrElse(form.Optional(f), map[string]*ScaleBar{"auto": {Auto: true}})
	return form.OrSwitch(auto, func() *ScaleBar { return &ScaleBar{} })
}

// offsetKey is a number for both edges, or one for each.
func offsetKey() form.Key[ScaleBar] {
	limits := form.Range{Min: 0, Max: farthest}
	one := form.Length(limits)
	two := form.Exactly("a list [across, down]", 2, one)
	value := form.Facts{Want: "a length or a list [across, down]", Parts: []form.Facts{one.Facts, two.Facts}, Schema: form.AnyOf(one.Facts, two.Facts)}
	return form.Key[ScaleBar]{KeyFacts: form.KeyOf("offset", value, form.About("Distance from the map's edges in pixels or with a unit (`\"5mm\"`): one length, or one across and one down.", "20", "10")),
		Read: func(d *form.Decoder, at form.Spot, s *ScaleBar) {
			if at.Node.IsScalar() {
				s.Offset, _ = one.Read(d, at)
			} else if v, ok := two.Read(d, at); ok {
				s.Offset, s.OffsetY = v[0], v[1]
			}
		},
		Check: func(c *form.Checker, path string, s *ScaleBar) {
			one.Check(c, path, s.Offset)
			one.Check(c, path, s.OffsetY)
		}}
}

// defaultOffset is how far from the map's edges the bar stands, in pixels.
const defaultOffset = 20

// layScaleBar lays out the bar: a halo beneath, the bar and its numbers above. It
// warns when the scale varies so much over the map that the bar misleads.
func layScaleBar(p Page, spec ScaleBar) (*Piece, []string) {
	if p.Plane {
		return nil, []string{"the data lies in a plane, of which nothing says how long a unit is; the bar is left out"}
	}
	bars, ok := measureBars(p, spec)
	if !ok {
		return nil, []string{"nowhere on the map is a scale to be had; the bar is left out"}
	}
	least, most := scaleRange(p, bars[0])
	if spec.Auto && !(most <= 2*least) {
		return nil, []string{"over the map the scale differs " + howMuch(least, most) + "; the bar is left out"}
	}
	var warnings []string
	if !(most <= 1.05*least) {
		warnings = append(warnings, "the bar is right where it stands; over the map the scale "+between(least, most))
	}
	box := flat.Nothing[render.Box]()
	for i := range bars {
		bars[i].number(p)
	}
	bars = within(bars, p.Rect)
	for _, b := range bars {
		box = box.With(b.box())
	}
	if box.Width() > p.Rect.Width() || box.Height() > p.Rect.Height() {
		return nil, []string{"the map has no room for it; the bar is left out"}
	}
	var groups []render.Group
	for _, id := range []string{"scalebar-buffer", "scalebar"} {
		groups = append(groups, render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group { return barGroup(bars, sheet, id) }))
	}
	const halo = 2
	return &Piece{Box: box.Grown(halo), Groups: groups, ToScale: true}, warnings
}

// boundless is how many times a scale may be another one for the number to say
// anything: beyond it, on Mercator at a pole, it depends on the last digit.
const boundless = 100

// between says in words between which parts of the bar's scale that of the map is.
func between(least, most float64) string {
	if !(most <= boundless*least) {
		return "differs without bound; leave the bar out (\"scalebar\": \"auto\"), or show a smaller part of the world"
	}
	return fmt.Sprintf("is between %.0f %% and %.0f %% of that", 100*least, 100*most)
}

// howMuch says in words by how much two scales differ.
func howMuch(least, most float64) string {
	if !(most <= boundless*least) {
		return "without bound"
	}
	return fmt.Sprintf("by a factor of %.1f", most/least)
}

// barGroup draws the bars, or the halo beneath them: lines with ticks and numbers.
func barGroup(bars []placedBar, sheet *styles.Sheet, id string) render.Group {
	group := render.Group{ID: id, Hidden: id == "scalebar-buffer"}
	own := sheet.GroupStyle(styles.Element{ID: "scalebar"})
	text := barTextStyle(sheet, own)
	group.Style = styles.Over(barLook(), own)
	line := styles.Style{{Name: "fill", Value: "none"}}
	if group.Hidden {
		halo := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#fff"}, {Name: "stroke-width", Value: "4px"}}
		group.Style, text = styles.Over(group.Style, styles.Over(halo, sheet.GroupStyle(styles.Element{ID: id}))), nil
	}
	for _, bar := range bars {
		group.Marks = append(group.Marks, render.Mark{Form: render.Shape{Geometry: bar.line()}, Style: styles.Differences(group.Style, styles.Over(group.Style, line))})
		for _, number := range bar.numbers {
			group.Marks = append(group.Marks, render.Mark{Form: number.text, Style: styles.Differences(group.Style, styles.Over(group.Style, text))})
		}
	}
	return group
}

// barLook is how a bar looks where the stylesheet is silent.
func barLook() styles.Style { return styles.Style{{Name: "font-size", Value: "13px"}} }

// barTextStyle is the numbers' own style, #scalebar-label: filled as
// #scalebar says and without a stroke where it is silent, since the bar's
// stroke would make them bold.
func barTextStyle(sheet *styles.Sheet, bar styles.Style) styles.Style {
	fill, ok := bar.Get("fill")
	if !ok {
		fill = "#000"
	}
	plain := styles.Style{{Name: "fill", Value: fill}, {Name: "stroke", Value: "none"}}
	return styles.Over(plain, sheet.GroupStyle(styles.Element{ID: "scalebar-label"}))
}

// barFont is the whole style of the numbers.
func barFont(sheet *styles.Sheet) styles.Style {
	own := sheet.GroupStyle(styles.Element{ID: "scalebar"})
	return paragraph.Whole(sheet, styles.Over(styles.Over(barLook(), own), barTextStyle(sheet, own)))
}

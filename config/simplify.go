package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Method is a way to choose the points of a line that are left out; see the
// package topology.
type Method string

// The methods of simplification.
const (
	VisvalingamWhyatt Method = "visvalingam-whyatt"
	DouglasPeucker    Method = "douglas-peucker"
	Distance          Method = "distance"
)

// Simplify says how a layer's lines are simplified. The zero value leaves
// them as they are.
type Simplify struct {
	// Method is empty for VisvalingamWhyatt.
	Method Method
	// Tolerance is in pixels of the map; 0, without Auto, simplifies nothing.
	Tolerance float64
	// Auto takes a tolerance of half a pixel, below what the eye tells apart.
	Auto bool
	// Weighted uses the effective area weighted by flatness.
	Weighted bool
}

// defaultSimplification is the method for a bare tolerance, as in the
// predecessor.
const defaultSimplification = VisvalingamWhyatt

// simplifyForm is false, a tolerance, "auto" or a mapping.
func simplifyForm() form.Form[Simplify] {
	tolerance := form.Number("a tolerance in pixels", form.Range{Min: 0, Max: maxPixels})
	m := form.Mapping("simplify", "layers.*.simplify", "How lines are simplified.", []form.Key[Simplify]{
		form.Bind("method", form.OneOf(VisvalingamWhyatt, DouglasPeucker, Distance),
			form.About("Visvalingam-Whyatt drops the points that matter least to areas, Douglas-Peucker those nearest to the line, "+
				"distance those nearest to the point before.", `"visvalingam-whyatt"`, `"douglas-peucker"`),
			func(s *Simplify) *Method { return &s.Method }),
		{KeyFacts: form.KeyOf("tolerance", tolerance.WordsToo([]string{"auto"}),
			form.About("The tolerance in pixels, or `\"auto\"` to suit the view.", `"auto"`, "1.5")), Read: readTolerance, Check: func(c *form.Checker, path string, s *Simplify) {
			tolerance.Check(c, path, s.Tolerance)
		}},
		form.Bind("weighted", form.Boolean(), form.About("Visvalingam-Whyatt: weigh the areas by flatness, which gives smoother lines.", "false", "true"),
			func(s *Simplify) *bool { return &s.Weighted }),
	})
	f := m
	words := form.Facts{Schema: form.Props("enum", []any{false, true, "auto", "false", "true"})}
	f.Facts = form.Facts{Want: "a tolerance in pixels, \"auto\", false or a mapping",
		Parts: []form.Facts{words, tolerance.Facts, m.Facts}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (Simplify, bool) {
		if at.Node.Kind == tree.Map {
			return readSimplifyMapping(d, at, m)
		}
		switch n := at.Node; {
		case n.IsFalse(), n.IsWord("false"), n.IsWord("none"), n.IsWord("no"):
			return Simplify{}, true
		case n.IsTrue(), n.IsWord("auto"), n.IsWord("true"), n.IsWord("yes"):
			return Simplify{Method: defaultSimplification, Auto: true}, true
		}
		known := len(d.Mistakes.Items)
		v, ok := tolerance.Read(d, at)
		d.Mistakes.Widen(known, at.Path, tolerance.Want, f.Want)
		if v == 0 {
			return Simplify{}, ok
		}
		return Simplify{Method: defaultSimplification, Tolerance: v}, ok
	}
	return f
}

func readSimplifyMapping(d *form.Decoder, at form.Spot, m form.Form[Simplify]) (Simplify, bool) {
	s, ok := m.Read(d, at)
	if s.Method == "" {
		s.Method = defaultSimplification
	}
	if at.Node.Child("tolerance") == nil {
		s.Auto = true
	}
	return s, ok
}

func readTolerance(d *form.Decoder, at form.Spot, to *Simplify) {
	if at.Node.IsWord("auto") {
		to.Auto = true
		return
	}
	f := form.Number("a tolerance in pixels or \"auto\"", form.Range{Min: 0, Max: maxPixels})
	to.Tolerance, _ = f.Read(d, at)
}

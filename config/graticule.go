package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Graticule lists the parallels and meridians of a graticule layer.
type Graticule struct {
	Latitudes, Longitudes Steps
	// Outline draws the globe's edge as well.
	Outline bool
}

// Steps are positions along an axis in degrees: a step, or a list. The zero
// value lets the map choose a step; an empty list that is not nil draws none.
type Steps struct {
	Step float64
	List []float64
}

// graticuleLayer shows parallels and meridians.
func graticuleLayer() special {
	return special{name: "graticule", settle: settleGraticule, keys: []form.Key[Layer]{
		form.Bind("latitudes", stepsForm(90), form.About("Graticule: the parallels, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only longitudes are given)", "10"),
			func(l *Layer) *Steps { return &l.Graticule.Latitudes }),
		form.Bind("longitudes", stepsForm(360), form.About("Graticule: the meridians, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only latitudes are given)", "[0, 90, 180, -90]"),
			func(l *Layer) *Steps { return &l.Graticule.Longitudes }),
		form.Bind("outline", form.Boolean(), form.About("Graticule: draw the globe's edge as well.", "false", "true"),
			func(l *Layer) *bool { return &l.Graticule.Outline }),
	}}
}

// settleGraticule draws no parallels where the config asks for meridians only,
// and the other way round, as the predecessor did.
func settleGraticule(l *Layer, given func(key string) bool) {
	switch latitudes, longitudes := given("latitudes"), given("longitudes"); {
	case latitudes && !longitudes:
		l.Graticule.Longitudes = noSteps()
	case longitudes && !latitudes:
		l.Graticule.Latitudes = noSteps()
	}
}

// maxSteps limits the lines of a graticule: a finer step than this makes a map
// that nobody can read, out of memory.
const maxSteps = 7200

// stepsForm is a step in degrees, or a list of positions up to limit degrees
// on either side.
func stepsForm(limit float64) form.Form[Steps] {
	step := form.Number("a number of degrees", form.Range{Min: 2 * limit / maxSteps, Max: limit})
	list := form.ListOf("a list of degrees", form.Number("a number of degrees", form.Range{Min: -limit, Max: limit}), maxSteps)
	f := form.Form[Steps]{Shape: form.Shape{Want: "a step in degrees or a list", Parts: []form.Shape{step.Shape, list.Shape}}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (s Steps, ok bool) {
		if at.Node.Kind == tree.List {
			s.List, ok = list.Read(d, at)
			s.List = single(s.List)
			return s, ok
		}
		known := len(d.Mistakes.Items)
		s.Step, ok = step.Read(d, at)
		d.Mistakes.Widen(known, at.Path, step.Want, f.Want)
		return s, ok
	}
	f.Check = func(c *form.Checker, path string, s Steps) {
		step.Check(c, path, s.Step)
		list.Check(c, path, s.List)
	}
	return form.OrElse(f, map[string]Steps{"auto": {}, "false": noSteps()})
}

// single leaves out what is in a list before.
func single(list []float64) []float64 {
	seen := make(map[float64]bool, len(list))
	return slices.DeleteFunc(list, func(v float64) bool {
		before := seen[v]
		seen[v] = true
		return before
	})
}

// noSteps draws no lines along an axis.
func noSteps() Steps { return Steps{List: []float64{}} }

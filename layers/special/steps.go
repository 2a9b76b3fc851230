package special

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Steps are positions along an axis in degrees: a step, or a list. The zero
// value lets the map choose a step; an empty list that is not nil draws none.
type Steps struct {
	Step float64
	List []float64
}

// maxSteps limits the lines of a graticule: a finer step than this makes a map
// that nobody can read, out of memory.
const maxSteps = 7200

// stepsForm is a step in degrees, or a list of positions up to limit degrees
// on either side.
func stepsForm(limit float64) form.Form[Steps] {
	step := form.Number("a number of degrees", form.Range{Min: 2 * limit / maxSteps, Max: limit})
	list := form.ListOf("a list of degrees", form.Number("a number of degrees", form.Range{Min: -limit, Max: limit}), maxSteps)
	f := form.Form[Steps]{Facts: form.Facts{Want: "a step in degrees or a list", Parts: []form.Facts{step.Facts, list.Facts}}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (s Steps, ok bool) {
		if at.Node.Kind == tree.List {
			s.List, ok = list.Read(d, at)
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

// positions lists where the lines of one direction stand, each once.
func positions(s Steps, auto, from, to float64) []float64 {
	if s.List != nil {
		return single(slices.Clone(s.List))
	}
	step := s.Step
	if step == 0 {
		step = auto
	}
	list := make([]float64, 0, max(0, min(int((to-from)/step)+2, maxSteps)))
	for i := math.Ceil(from / step); i*step <= to; i++ {
		if from == -180 && i*step == -180 {
			continue // the same meridian as 180
		}
		list = append(list, i*step)
	}
	return list
}

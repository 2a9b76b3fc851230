package legend

import (
	"math"
	"slices"
)

// axis places values along a ramp, from start on, evenly or bent.
type axis struct {
	from, to, start, long float64
	// bend is what values are to be divided by before their inverse hyperbolic sine is
	// taken, which is as even as they are near 0 and goes like the logarithm far from it, on
	// both sides; 0 for an even axis.
	bend float64
}

// bentFor is the axis for a histogram of values. Where most of them would stand in one bar,
// as people of countries or wages do, it is bent, so that one sees how they lie.
func (a axis) bentFor(values []float64) axis {
	if even := a.counts(values); 2*slices.Max(even) <= len(values) || len(values) < histogramBars {
		return a
	}
	var sizes []float64
	for _, v := range values {
		if v != 0 && v >= a.from && v <= a.to {
			sizes = append(sizes, math.Abs(v))
		}
	}
	if len(sizes) == 0 {
		return a
	}
	slices.Sort(sizes)
	bent := a
	bent.bend = sizes[len(sizes)/10] // a few are no reason to stretch the axis far down
	if !(bent.bend > 0) || slices.Max(bent.counts(values)) >= slices.Max(a.counts(values)) {
		return a
	}
	return bent
}

// bent is a value where the axis is even.
func (a axis) bent(v float64) float64 {
	if a.bend == 0 {
		return v
	}
	return math.Asinh(v / a.bend)
}

// part is how far along the axis a value stands, from 0 to 1.
func (a axis) part(v float64) float64 {
	from, to := a.bent(a.from), a.bent(a.to)
	if !(to > from) {
		return 0
	}
	return (a.bent(v) - from) / (to - from)
}

func (a axis) at(v float64) float64 { return a.start + float64(a.long*a.part(v)) }

// value is what stands at a part of the axis.
func (a axis) value(part float64) float64 {
	from, to := a.bent(a.from), a.bent(a.to)
	v := from + float64((to-from)*part)
	if a.bend == 0 {
		return v
	}
	return a.bend * math.Sinh(v)
}

// counts are how many values stand in each bar of a histogram.
func (a axis) counts(values []float64) []int {
	counts := make([]int, histogramBars)
	if !(a.to > a.from) {
		return counts
	}
	for _, v := range values {
		if v >= a.from && v <= a.to {
			counts[min(histogramBars-1, max(0, int(histogramBars*a.part(v))))]++
		}
	}
	return counts
}

// round lists round numbers along the axis: about five in even steps, on a bent one 0 and
// powers of ten, a hundred or a thousand.
func (a axis) round() []float64 {
	if a.bend == 0 {
		return roundSteps(a.from, a.to, 5)
	}
	low := int(math.Ceil(math.Log10(a.bend)))
	high := int(math.Floor(math.Log10(math.Max(math.Abs(a.from), math.Abs(a.to))) + 1e-9))
	step := max(1, (high-low)/4)
	var list []float64
	add := func(v float64) {
		if v >= a.from && v <= a.to {
			list = append(list, v)
		}
	}
	for k := high; k >= low; k -= step {
		add(-math.Pow10(k))
	}
	add(0)
	for k := high; k >= low; k -= step {
		add(math.Pow10(k))
	}
	slices.Sort(list)
	if len(list) < 2 {
		return []float64{a.from, a.to}
	}
	return list
}

// decimals is how many a round number is written with: as many as all have, on a bent axis
// as many as it needs itself.
func (a axis) decimals(v float64, all int) int {
	switch {
	case a.bend == 0:
		return all
	case v == 0:
		return 0
	}
	return decimals([]float64{v})
}

package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// span is the part of a scale's values that what is drawn for one stands for, in pages
// that filter by it: from the bound below it to the next one, without end where there is
// none.
func (s Subject) span(v float64, bounds []float64) *render.Span {
	span := &render.Span{Property: string(s.Scale.Property), From: math.Inf(-1), To: math.Inf(1)}
	for _, b := range bounds {
		if b <= v {
			span.From = math.Max(span.From, b)
		} else {
			span.To = math.Min(span.To, b)
		}
	}
	return span
}

// within are the values inside of a scale's domain, at which its ramp is divided.
func within(s *scale.Scale, values []float64) []float64 {
	return slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !(v > s.Domain[0] && v < s.Domain[1]) })
}

// halfway are the values between sizes that are drawn, halfway between their sizes.
func halfway(s *scale.Scale, values []float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	var bounds []float64
	for i := 1; i < len(sorted); i++ {
		middle := (sorted[i-1] + sorted[i]) / 2
		if s.Sizes != nil && s.Sizes.Area {
			root := (math.Sqrt(sorted[i-1]) + math.Sqrt(sorted[i])) / 2
			middle = float64(root * root)
		}
		if rounded := twoDigits(middle); rounded > sorted[i-1] && rounded <= sorted[i] {
			middle = rounded
		}
		bounds = append(bounds, middle)
	}
	return bounds
}

// twoDigits rounds a number to two digits, by which people tell sizes.
func twoDigits(v float64) float64 {
	if !(v > 0) {
		return v
	}
	power := math.Pow10(int(math.Floor(math.Log10(v))) - 1)
	return math.Round(v/power) * power
}

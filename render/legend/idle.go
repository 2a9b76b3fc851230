package legend

import (
	"reflect"
	"slices"
)

// Idle names the keys of a legend ("histogram") that are given and change nothing of how these
// subjects are explained: the legend is the same without them.
func Idle(spec Spec, subjects []Subject, p Page) []string {
	other := spec
	other.Direction = Horizontal
	if spec.Direction == Horizontal {
		other.Direction = Vertical
	}
	var idle []string
	for _, k := range []struct {
		key     string
		given   bool
		without Spec
	}{
		{"direction", spec.Direction != "", other},
		{"order", spec.Descending, spec.with(func(s *Spec) { s.Descending = false })},
		{"columns", spec.Columns > 1, spec.with(func(s *Spec) { s.Columns = 1 })},
		{"histogram", spec.Histogram, spec.with(func(s *Spec) { s.Histogram = false })},
	} {
		if k.given && same(Make(spec, subjects, p), Make(k.without, subjects, p)) {
			idle = append(idle, k.key)
		}
	}
	return idle
}

func (s Spec) with(change func(*Spec)) Spec {
	change(&s)
	return s
}

// same reports whether two legends have the same in the same places.
func same(a, b *Legend) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Width == b.Width && a.Height == b.Height && slices.EqualFunc(a.pieces, b.pieces, func(p, q piece) bool {
		return p.called == q.called && reflect.DeepEqual(p.form, q.form) && reflect.DeepEqual(p.attributes, q.attributes)
	})
}

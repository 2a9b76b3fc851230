package form

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Optional makes a form of pointers, for values that may be missing.
func Optional[V any](f Form[V]) Form[*V] {
	p := Form[*V]{Facts: f.Facts}
	p.Read = func(d *Decoder, at Spot) (*V, bool) {
		v, ok := f.Read(d, at)
		return &v, ok
	}
	if f.Check != nil {
		p.Check = func(c *Checker, path string, v *V) {
			if v != nil {
				f.Check(c, path, *v)
			}
		}
	}
	return p
}

// Convert makes a form of Ws of one of Vs.
func Convert[V, W any](f Form[V], to func(V) W, from func(W) V) Form[W] {
	g := Form[W]{Facts: f.Facts, Read: func(d *Decoder, at Spot) (W, bool) {
		v, ok := f.Read(d, at)
		return to(v), ok
	}}
	if f.Check != nil {
		g.Check = func(c *Checker, path string, w W) { f.Check(c, path, from(w)) }
	}
	return g
}

// OrElse is f, or one of these words (or booleans), which stand for a value of
// their own. The words are matched without regard to case.
func OrElse[V any](f Form[V], words map[string]V) Form[V] {
	g := f
	g.Facts = f.WordsToo(slices.Sorted(maps.Keys(words)))
	g.Read = func(d *Decoder, at Spot) (V, bool) {
		for word, v := range words {
			if at.Node.IsWord(word) || at.Node.Kind == tree.Bool && strings.EqualFold(at.Node.Text, word) {
				return v, true
			}
		}
		known := len(d.Mistakes.Items)
		v, ok := f.Read(d, at)
		d.Mistakes.Widen(known, at.Path, f.Want, g.Want)
		return v, ok
	}
	return g
}

// OrOff is f, or false (or "none") for the zero value.
func OrOff[V any](f Form[V]) Form[V] {
	var zero V
	return OrElse(f, map[string]V{"false": zero})
}

// OrAuto is f, or "auto" (or false) for the zero value, which lets the map
// choose.
func OrAuto[V any](f Form[V]) Form[V] {
	var zero V
	return OrElse(f, map[string]V{"auto": zero, "false": zero})
}

// OrSwitch is a mapping, or false for the zero value, or true for on; a nil on
// refuses true.
func OrSwitch[V any](f Form[V], on func() V) Form[V] {
	g := f
	g.Facts = switchFacts(&f.Facts, on != nil)
	g.Read = func(d *Decoder, at Spot) (v V, ok bool) {
		is, ok := at.Node.AsSwitch()
		switch {
		case ok && !is:
			return v, true
		case ok && on != nil:
			return on(), true
		}
		known := len(d.Mistakes.Items)
		v, ok = f.Read(d, at)
		d.Mistakes.Widen(known, at.Path, f.Want, g.Want)
		return v, ok
	}
	return g
}

// switchFacts is not repeated for each type; see KeyTo.
//
//go:noinline
func switchFacts(f *Facts, on bool) Facts {
	off := Facts{Want: "false", Schema: Props("const", false)}
	if on {
		off = Boolean().Facts
	}
	return Facts{Want: orMore(off.Want, f.Want), Parts: []Facts{off, *f}, Schema: AnyOf(off, *f)}
}

package furniture

import "github.com/seed-898ab921/kartograph/internal/form"

// rule is a Kind in terms of its own type of Spec.
type rule[T Spec] struct {
	about form.Meaning
	// form reads one, or nil where a config says that there is none.
	form form.Form[*T]
	ids  []string
	// class is that of its elements besides; empty for none.
	class string
	// room is what it needs around the map; nil for nothing.
	room func(p Page, s T) Sides
	lay  func(p Page, s T) (*Piece, []string)
}

// kind is the rule for any Spec.
func (r rule[T]) kind() Kind {
	var zero T
	k := Kind{
		Name: zero.Name(), IDs: r.ids, Class: r.class, Key: r.key(zero.Name()),
		Lay: func(p Page, s Spec) (*Piece, []string) { return r.lay(p, *as[T](s)) },
	}
	if r.room != nil {
		k.Room = func(p Page, s Spec) Sides { return r.room(p, *as[T](s)) }
	}
	return k
}

// key reads a T into the furniture of a page, and checks those that are there.
func (r rule[T]) key(name string) form.Key[[]Spec] {
	return form.Key[[]Spec]{
		KeyFacts: form.KeyOf(name, r.form.Facts, r.about),
		Read: func(d *form.Decoder, at form.Spot, to *[]Spec) {
			if s, ok := r.form.Read(d, at); ok && s != nil {
				*to = append(*to, *s)
			}
		},
		Check: func(c *form.Checker, path string, from *[]Spec) {
			n := 0
			for _, s := range *from {
				if own := as[T](s); own != nil {
					n++
					if r.form.Check != nil {
						r.form.Check(c, path, own)
					}
				}
			}
			if n > 1 {
				c.Add(path, "the map has it %d times; want one", n)
			}
		},
	}
}

// as is s as the T that it is, or points to; nil for one of another kind.
func as[T Spec](s Spec) *T {
	switch s := any(s).(type) {
	case T:
		return &s
	case *T:
		return s
	}
	return nil
}

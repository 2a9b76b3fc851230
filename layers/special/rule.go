package special

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
)

// rule is a Kind in terms of its own type of Spec. What is nil does nothing.
type rule[T Spec] struct {
	data, areas, globe, implied bool
	keys                        []form.Key[T]
	rim                         func(s T) bool
	ofKey                       string
	of                          func(s T) string
	columns                     func(s T) []Column
	settle                      func(s T, given func(key string) bool) T
	check                       func(s T, given func(key string) bool) (key, problem string)
	make                        func(v View, s T, of Layer) ([]layers.Feature, error)
}

// kind is the rule for any Spec.
func (r rule[T]) kind() Kind {
	var zero T
	k := Kind{
		Name: zero.Name(), New: zero, Data: r.data, Areas: r.areas, Globe: r.globe, Implied: r.implied, OfKey: r.ofKey,
		Rim:     func(Spec) bool { return false },
		Of:      func(Spec) string { return "" },
		Columns: func(Spec) []Column { return nil },
		Settle:  func(s Spec, _ func(string) bool) Spec { return s },
		Check:   func(Spec, func(string) bool) (string, string) { return "", "" },
		Make:    func(v View, s Spec, of Layer) ([]layers.Feature, error) { return r.make(v, as[T](s), of) },
	}
	for _, key := range r.keys {
		k.Keys = append(k.Keys, anyKey(key))
	}
	if r.rim != nil {
		k.Rim = func(s Spec) bool { return r.rim(as[T](s)) }
	}
	if r.of != nil {
		k.Of = func(s Spec) string { return r.of(as[T](s)) }
	}
	if r.columns != nil {
		k.Columns = func(s Spec) []Column { return r.columns(as[T](s)) }
	}
	if r.settle != nil {
		k.Settle = func(s Spec, given func(string) bool) Spec { return r.settle(as[T](s), given) }
	}
	if r.check != nil {
		k.Check = func(s Spec, given func(string) bool) (string, string) { return r.check(as[T](s), given) }
	}
	return k
}

// anyKey is a key of a T as one of any Spec.
func anyKey[T Spec](key form.Key[T]) form.Key[Spec] {
	k := form.Key[Spec]{KeyFacts: key.KeyFacts}
	k.Read = func(d *form.Decoder, at form.Spot, to *Spec) {
		s := as[T](*to)
		key.Read(d, at, &s)
		*to = s
	}
	if key.Check != nil {
		k.Check = func(c *form.Checker, path string, from *Spec) {
			s := as[T](*from)
			key.Check(c, path, &s)
		}
	}
	return k
}

// as is s as the T that it is, or points to; zero for nil.
func as[T Spec](s Spec) (t T) {
	if pointer, ok := any(s).(*T); ok && pointer != nil {
		return *pointer
	}
	t, _ = s.(T)
	return t
}

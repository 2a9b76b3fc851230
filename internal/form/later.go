//go:build !js

package form

import "sync"

// BindLater is Bind with a form that is made when somebody reads, checks or describes with
// it: files have few of a language's keys, and what a form is made of costs more than to read
// with it.
func BindLater[T, V any](name string, make func() Form[V], a Meaning, field func(*T) *V) Key[T] {
	return bindLater(name, sync.OnceValue(func() *pointed[*V] {
		f := make()
		return f.pointed()
	}), &a, field)
}

// bindLater is BindLater for pointers P to a mapping's value and Q to its field.
//
//go:noinline
func bindLater[P, Q any](name string, later func() *pointed[Q], a *Meaning, field func(P) Q) KeyTo[P] {
	k := KeyTo[P]{
		KeyFacts: KeyOf(name, Facts{later: func() Facts { return *later().facts }}, *a),
		Read:     func(d *Decoder, at Spot, to P) { later().read(d, at, field(to)) },
		Check: func(c *Checker, path string, from P) {
			if own := field(from); !isZero(own) && later().check != nil {
				later().check(c, path, own)
			}
		},
	}
	if a.preset == Required {
		k.Missing = func(from P) bool { return isZero(field(from)) }
	}
	return k
}

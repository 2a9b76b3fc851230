package expression

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// numeric are the functions of numbers; a null makes them null.
func numeric() []function {
	return []function{
		ofNumber("abs", math.Abs), ofNumber("floor", math.Floor), ofNumber("ceil", math.Ceil), ofNumber("exp", exponential),
		ofRange("sqrt", "of a negative number", func(x float64) bool { return x >= 0 }, math.Sqrt),
		ofRange("ln", "of what is not above 0", positive, ln),
		ofRange("log10", "of what is not above 0", positive, func(x float64) float64 { return logarithm(x, 10) }),
		ofRange("log2", "of what is not above 0", positive, func(x float64) float64 { return logarithm(x, 2) }),
		{"log", 2, 2, "log(x, base), ln(x), log10(x) or log2(x)", []kinds{numbers}, numbers | nulls, logToBase},
		{"round", 1, 2, "round(x) or round(x, places)", []kinds{numbers}, numbers | nulls, rounded},
		{"min", 1, many, "min(a, b, ...)", []kinds{numbers}, numbers | nulls, extreme(func(a, b float64) bool { return a < b })},
		{"max", 1, many, "max(a, b, ...)", []kinds{numbers}, numbers | nulls, extreme(func(a, b float64) bool { return a > b })},
		{"number", 1, 1, "number(x)", []kinds{all}, numbers | nulls, toNumber},
	}
}

func positive(x float64) bool { return x > 0 }

// ofNumber is a function of one number.
func ofNumber(name string, f func(float64) float64) function {
	return ofRange(name, "", func(float64) bool { return true }, f)
}

// ofRange is a function of one number that only some numbers have; of is the
// others, for messages.
func ofRange(name, of string, has func(float64) bool, f func(float64) float64) function {
	problem := "the " + name + " " + of + ", %s"
	return function{name, 1, 1, name + "(x)", []kinds{numbers}, numbers | nulls, func(r *run, at int, args []*node) layers.Value {
		x, ok := r.number(args[0])
		switch {
		case !ok:
			return layers.Value{}
		case !has(x):
			return r.fail(at, problem, layers.Number(x))
		}
		return r.finite(f(x), at)
	}}
}

func logToBase(r *run, at int, args []*node) layers.Value {
	x, ok := r.number(args[0])
	base, okBase := r.number(args[1])
	switch {
	case !ok || !okBase:
		return layers.Value{}
	case x <= 0:
		return r.fail(at, "the log of what is not above 0, %s", layers.Number(x))
	case base <= 0 || base == 1:
		return r.fail(at, "there are no logarithms to the base %s", layers.Number(base))
	}
	return r.finite(logarithm(x, base), at)
}

func rounded(r *run, at int, args []*node) layers.Value {
	x, ok := r.number(args[0])
	places := 0.0
	if ok && len(args) == 2 {
		places, ok = r.number(args[1])
	}
	if !ok {
		return layers.Value{}
	}
	if places != math.Trunc(places) || math.Abs(places) > maxPlaces {
		return r.fail(args[1].at, "%s is no number of places: round takes whole ones from -20 to 20", layers.Number(places))
	}
	return r.finite(round(x, int(places)), at)
}

// extreme is the number that comes before all others; nulls are passed over.
func extreme(before func(a, b float64) bool) func(*run, int, []*node) layers.Value {
	return func(r *run, _ int, args []*node) layers.Value {
		best, found := 0.0, false
		for _, n := range args {
			v, f, ok := r.valued(n)
			switch {
			case v.IsNull():
			case !ok:
				return r.fail(n.at, "%s is not a number", v)
			case !found || before(f, best):
				best, found = f, true
			}
		}
		if !found {
			return layers.Value{}
		}
		return layers.Number(best)
	}
}

// toNumber is the number that a value is or spells; an empty text spells none.
func toNumber(r *run, _ int, args []*node) layers.Value {
	v, f, ok := r.valued(args[0])
	if b, truth := v.Truth(); truth {
		if b {
			return layers.Number(1)
		}
		return layers.Number(0)
	}
	switch {
	case v.Kind() == layers.KindNumber:
		return v
	case !ok && strings.TrimSpace(v.String()) == "":
		return layers.Value{}
	case !ok:
		return r.fail(args[0].at, "%s is not a number", v)
	}
	return layers.Number(f)
}

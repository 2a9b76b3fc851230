package expression

import (
	"fmt"
	"math"
	"math/rand"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// said is an expression that was made at random, with what it says by the rules of
// the language, told once more in the simplest way. Numbers are whole, so that
// nothing is rounded.
type said struct {
	source string
	// rank is how tightly its parts hold together: an operand of a tighter
	// operator stands in brackets.
	rank   int
	null   bool
	number float64
	truth  bool
}

// sayNumber makes an expression that is a number or null, of some depth.
func sayNumber(rnd *rand.Rand, depth int) said {
	if depth == 0 {
		switch rnd.Intn(4) {
		case 0:
			return said{source: "NONE", rank: 9, null: true}
		case 1:
			return said{source: "CODE", rank: 9, number: 7}
		}
		n := rnd.Intn(10)
		return said{source: fmt.Sprint(n), rank: 9, number: float64(n)}
	}
	a, b := sayNumber(rnd, rnd.Intn(depth)), sayNumber(rnd, rnd.Intn(depth))
	null := a.null || b.null
	switch rnd.Intn(7) {
	case 0:
		return said{source: a.within(5) + " + " + b.within(6), rank: 5, null: null, number: a.number + b.number}
	case 1:
		return said{source: a.within(5) + "-" + b.within(6), rank: 5, null: null, number: a.number - b.number}
	case 2:
		return said{source: a.within(6) + "*" + b.within(7), rank: 6, null: null, number: math.Mod(a.number, 50) * math.Mod(b.number, 50)}.when(math.Abs(a.number) < 50 && math.Abs(b.number) < 50)
	case 3:
		return said{source: "-" + a.within(8), rank: 7, null: a.null, number: -a.number}
	case 4:
		c := sayTruth(rnd, depth-1)
		if c.truth {
			return said{source: "if(" + c.source + "," + a.source + "," + b.source + ")", rank: 9, null: a.null, number: a.number}
		}
		return said{source: "if(" + c.source + "," + a.source + "," + b.source + ")", rank: 9, null: b.null, number: b.number}
	case 5:
		if a.null {
			return said{source: "coalesce(" + a.source + ", " + b.source + ")", rank: 9, null: b.null, number: b.number}
		}
		return said{source: "coalesce(" + a.source + ", " + b.source + ")", rank: 9, number: a.number}
	}
	least := math.Min(a.number, b.number)
	if a.null {
		least = b.number
	} else if b.null {
		least = a.number
	}
	return said{source: "min(" + a.source + "," + b.source + ")", rank: 9, null: a.null && b.null, number: least}
}

// when is s, or a null where its number would be too large to be exact.
func (s said) when(small bool) said {
	if !small {
		return said{source: "NONE", rank: 9, null: true}
	}
	return s
}

// within is the source of s as an operand of something of that rank.
func (s said) within(rank int) string {
	if s.rank < rank {
		return "(" + s.source + ")"
	}
	return s.source
}

// sayTruth makes an expression that is true or false.
func sayTruth(rnd *rand.Rand, depth int) said {
	if depth <= 0 {
		return said{source: "CAPITAL", rank: 9, truth: true}
	}
	switch rnd.Intn(5) {
	case 0:
		a, b := sayTruth(rnd, depth-1), sayTruth(rnd, depth-1)
		return said{source: a.within(1) + " or " + b.within(1), rank: 1, truth: a.truth || b.truth}
	case 1:
		a, b := sayTruth(rnd, depth-1), sayTruth(rnd, depth-1)
		return said{source: a.within(2) + " AND " + b.within(2), rank: 2, truth: a.truth && b.truth}
	case 2:
		a := sayTruth(rnd, depth-1)
		return said{source: "not " + a.within(3), rank: 3, truth: !a.truth}
	case 3:
		a, b := sayNumber(rnd, depth-1), sayNumber(rnd, depth-1)
		equal := a.null && b.null || !a.null && !b.null && a.number == b.number
		return said{source: a.within(5) + " = " + b.within(5) + " or false", rank: 1, truth: equal}
	}
	a, b := sayNumber(rnd, depth-1), sayNumber(rnd, depth-1)
	return said{source: a.within(5) + " < " + b.within(5), rank: 4, truth: !a.null && !b.null && a.number < b.number}
}

// TestProperty compares random expressions with what they were made to say.
func TestProperty(t *testing.T) {
	rnd, record, told := rand.New(rand.NewSource(1)), peru(), 0
	for range 20_000 {
		s := sayTruth(rnd, 1+rnd.Intn(6))
		e, err := ParseCondition(s.source, Options{})
		if err != nil { // Both sides of a comparison are fixed, now and then.
			continue
		}
		told++
		if got := e.Match(record); got != s.truth {
			t.Fatalf("%s: got %v, want %v", s.source, got, s.truth)
		}
	}
	for range 20_000 {
		s := sayNumber(rnd, 1+rnd.Intn(6))
		e, err := Parse(s.source, Options{})
		if err != nil {
			continue
		}
		told++
		v, err := e.Value(record)
		if f, _ := v.Float(); err != nil || v.IsNull() != s.null || !s.null && f != s.number {
			t.Fatalf("%s: got %q, %v, want %v (null: %v)", s.source, v, err, s.number, s.null)
		}
	}
	if told < 20_000 {
		t.Errorf("only %d of 40,000 expressions could be read", told)
	}
}

// TestRoundIsDecimal compares round with the decimals that are added.
func TestRoundIsDecimal(t *testing.T) {
	rnd := rand.New(rand.NewSource(2))
	for range 10_000 {
		whole, places := rnd.Intn(2_000_000)-1_000_000, rnd.Intn(5)
		scale := math.Pow10(places)
		want := float64(whole) / scale
		below, half := want*(1-1e-12), (float64(whole)*10+math.Copysign(5, float64(whole)))/(scale*10)
		up := (float64(whole) + math.Copysign(1, float64(whole))) / scale
		if got := round(want, places); got != want {
			t.Fatalf("round(%v, %d) is %v", want, places, got)
		}
		if got := round(below, places); got != want {
			t.Fatalf("round(%v, %d) is %v, want %v", below, places, got, want)
		}
		if got := round(half, places); got != up {
			t.Fatalf("round(%v, %d) is %v, want %v", half, places, got, up)
		}
	}
}

// FuzzExpression shows that nothing that is read goes wrong in evaluation: values
// are finite, and errors are placed within the source.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{"CONTINENT = 'Asia' and POP_EST / AREA > 5", "format('{:,.1f}', POP_EST) & left(NAME, 2)", "{NAME:d}", "if(NONE, 1, 2) in (1, CODE) or round(AREA, -3) ^ .5 like '%'"} {
		f.Add(s)
	}
	record := peru()
	f.Fuzz(func(t *testing.T, source string) {
		for _, read := range []func(string, Options) (*Expression, error){Parse, ParseCondition, ParseTemplate} {
			e, err := read(source, Options{Lang: "fr"})
			if err != nil {
				continue
			}
			v, err := e.Value(record)
			if number, ok := v.Float(); v.Kind() == layers.KindNumber && (!ok || math.IsInf(number, 0)) {
				t.Errorf("%q is %v", source, v)
			}
			if len(v.String()) > maxText+len(source) {
				t.Errorf("%q is %.100q, %v", source, v, err)
			}
		}
	})
}

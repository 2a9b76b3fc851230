package flat_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

func TestEmptyBoxes(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		box   flat.Page
		empty bool
	}{
		"nothing":     {flat.Nothing[flat.Page](), true},
		"no points":   {flat.Around[flat.Page](nil, 2), true},
		"a point":     {flat.Around[flat.Page]([]float64{3, 4}, 2), false},
		"zero":        {flat.Page{}, false},
		"no number":   {flat.Page{MinX: nan, MaxX: 1, MaxY: 1}, true},
		"turned over": {flat.Page{MinX: 1, MaxX: 0, MaxY: 1}, true},
	} {
		if c.box.Empty() != c.empty {
			t.Errorf("%s: %v is empty: %v", name, c.box, c.box.Empty())
		}
	}
	odd := flat.Around[flat.Page]([]float64{nan, 1, 2, nan, 3, 4}, 2)
	if want := (flat.Page{MinX: 2, MinY: 1, MaxX: 3, MaxY: 4}); odd != want {
		t.Errorf("with what is no number: %v, want %v", odd, want)
	}
	if b := flat.Around[flat.Own]([]float64{3, 4}, 2); flat.Nothing[flat.Own]().With(b) != b {
		t.Errorf("nothing with %v is %v", b, flat.Nothing[flat.Own]().With(b))
	}
}

// TestBoxesAgree checks the relations of random boxes on a small grid against
// the points of the grid.
func TestBoxesAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	draw := func() flat.Plane {
		b := flat.Nothing[flat.Plane]()
		for range 2 {
			b.Add(float64(random.IntN(5)), float64(random.IntN(5)))
		}
		return b
	}
	for range 2000 {
		a, b := draw(), draw()
		meets, holds := false, true
		for x := range 5 {
			for y := range 5 {
				x, y := float64(x), float64(y)
				inA, inB := a.Has(x, y), b.Has(x, y)
				meets = meets || inA && inB
				holds = holds && (inA || !inB)
				if (inA || inB) && !a.With(b).Has(x, y) {
					t.Fatalf("%v, %v: %v, %v is not with them", a, b, x, y)
				}
				if inA && !a.Grown(1).Has(x-1, y+1) {
					t.Fatalf("%v: %v, %v is not in the grown box", a, x-1, y+1)
				}
			}
		}
		if a.Meets(b) != meets {
			t.Errorf("%v meets %v: %v", a, b, a.Meets(b))
		}
		if a.Holds(b) != holds {
			t.Errorf("%v holds %v: %v", a, b, a.Holds(b))
		}
	}
}

func TestDegreesAcrossTheAntimeridian(t *testing.T) {
	pacific := flat.Degrees{West: 170, South: -20, East: -160, North: 20}
	for name, c := range map[string]struct {
		box   flat.Degrees
		meets bool
	}{
		"Fiji":         {flat.Degrees{West: 177, South: -19, East: 180, North: -16}, true},
		"Samoa":        {flat.Degrees{West: -173, South: -14, East: -171, North: -13}, true},
		"Fiji in half": {flat.Degrees{West: -180, South: -19, East: 180, North: -16}, true},
		"New Zealand":  {flat.Degrees{West: 166, South: -47, East: 179, North: -34}, false},
		"Africa":       {flat.Degrees{West: -17, South: -35, East: 51, North: 37}, false},
	} {
		if got := pacific.Meets(c.box); got != c.meets {
			t.Errorf("%s: %v", name, got)
		}
	}
	around := flat.NoDegrees()
	around.AddAll([]float64{10, 50, 0, -5, 45, 0}, 3)
	if want := (flat.Degrees{West: -5, South: 45, East: 10, North: 50}); around != want {
		t.Errorf("%v, want %v", around, want)
	}
	if around.Empty() || pacific.Empty() || !flat.NoDegrees().Empty() {
		t.Errorf("empty: %v, %v, %v", around.Empty(), pacific.Empty(), flat.NoDegrees().Empty())
	}
	text, err := json.Marshal(around)
	if string(text) != "[-5,45,10,50]" || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	var read flat.Degrees
	if err := json.Unmarshal(text, &read); err != nil || read != around {
		t.Errorf("%v, %v", read, err)
	}
	if got := around.With(flat.Degrees{West: 0, South: 0, East: 1, North: 1}).List(); got != [4]float64{-5, 0, 10, 50} {
		t.Errorf("%v", got)
	}
}

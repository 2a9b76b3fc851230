package palette

import (
	"math"
	"testing"
)

func colour(t *testing.T, text string) Colour {
	t.Helper()
	c, ok := Parse(text)
	if !ok {
		t.Fatalf("%q is no colour", text)
	}
	return c
}

// near reports whether no channel of two colours differs by more than most.
func near(a, b Colour, most float64) bool {
	off := func(x, y uint8) float64 { return math.Abs(float64(x) - float64(y)) }
	return off(a.R, b.R) <= most && off(a.G, b.G) <= most && off(a.B, b.B) <= most
}

// TestMix compares with culori 4.0.1:
//
//	f = interpolate([a, b], "oklab"); [0.25, 0.5, 0.8].map(t => formatHex(f(t)))
func TestMix(t *testing.T) {
	for _, c := range [][5]string{
		{"#ffffcc", "#253494", "#c1ccc4", "#879bb8", "#485fa4"}, {"#d73027", "#1a9850", "#bb5b33", "#9b743d", "#668b49"},
		{"#000", "#fff", "#222222", "#636363", "#bebebe"}, {"#e8e8e8", "#3b4994", "#b9bfd5", "#8c97c0", "#5968a6"},
	} {
		a, b := colour(t, c[0]), colour(t, c[1])
		for i, at := range []float64{0.25, 0.5, 0.8} {
			if got, want := Mix(a, b, at), colour(t, c[2+i]); !near(got, want, 0) {
				t.Errorf("%s to %s at %v: %s, want %s", c[0], c[1], at, got.Hex(), want.Hex())
			}
		}
		if Mix(a, b, 0) != a || Mix(a, b, 1) != b || Mix(a, b, math.NaN()) != a {
			t.Errorf("%s to %s: the ends are others", c[0], c[1])
		}
	}
}

// TestRoundTrip: every grey and many colours are themselves again in and out of OKLab.
func TestRoundTrip(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				if c := (Colour{uint8(r), uint8(g), uint8(b)}); c.oklab().colour() != c {
					t.Fatalf("%s becomes %s", c.Hex(), c.oklab().colour().Hex())
				}
			}
		}
	}
}

// TestRamps compares colours between the kept ones with d3-scale-chromatic 3.1.1:
//
//	[0.03, 0.2, 0.41, 0.77, 0.98].map(d3.interpolateViridis)
func TestRamps(t *testing.T) {
	for name, want := range map[string][5]string{
		"viridis": {"#460b5e", "#414487", "#297a8e", "#69cd5b", "#f1e51d"}, "magma": {"#03030f", "#3b0f70", "#902a81", "#fd9266", "#fcf4b6"},
		"inferno": {"#030210", "#420a68", "#972766", "#fb9706", "#f5f992"}, "plasma": {"#20068f", "#6a00a8", "#b32c8e", "#fa9c3c", "#f3f027"},
		"cividis": {"#00265c", "#2b446e", "#6b6b70", "#c1b36e", "#fbe548"},
	} {
		p, ok := Find(name)
		if !ok {
			t.Fatal(name)
		}
		for i, at := range []float64{0.03, 0.2, 0.41, 0.77, 0.98} {
			if got := At(p.Stops(), at); !near(got, colour(t, want[i]), 2) {
				t.Errorf("%s at %v: %s, want %s", name, at, got.Hex(), want[i])
			}
		}
	}
}

// TestDifference compares with culori 4.0.1, differenceCiede2000() and wcagContrast.
func TestDifference(t *testing.T) {
	for _, c := range []struct {
		a, b                 string
		difference, contrast float64
	}{
		{"#d73027", "#1a9850", 68.2507517045097, 1.3016387201359894}, {"#4575b4", "#123456", 23.19100467990904, 2.698863367688693},
		{"#fff", "#e69f00", 34.08357641281165, 2.252287600800611}, {"#00f", "#008", 15.449274777738495, 1.8030051400944707},
		{"#777", "#787878", 0.39675528773269875, 1.0142692307440508},
	} {
		a, b := colour(t, c.a), colour(t, c.b)
		if got := Difference(a, b); !(math.Abs(got-c.difference) < 0.02) {
			t.Errorf("%s, %s: ΔE %v, want %v", c.a, c.b, got, c.difference)
		}
		if got := Contrast(a, b); !(math.Abs(got-c.contrast) < 1e-3) {
			t.Errorf("%s, %s: contrast %v, want %v", c.a, c.b, got, c.contrast)
		}
	}
}

// TestMachado holds the matrices against culori 4.0.1 (filterDeficiencyProt(1) and so
// on), which applies them to the channels as they are and not to their light.
func TestMachado(t *testing.T) {
	for _, c := range [][4]string{
		{"#d73027", "#4b4226", "#6f5e25", "#ff222e"}, {"#1a9850", "#94824d", "#7a7154", "#079782"},
		{"#4575b4", "#6176b7", "#556bb3", "#2d8288"}, {"#e69f00", "#ca9700", "#ddab04", "#ff826f"},
	} {
		of := colour(t, c[0])
		for i, v := range []Vision{Protanopia, Deuteranopia, Tritanopia} {
			m := machado(v)
			channel := func(k int) uint8 {
				sum := dot(m[k], m[k+1], m[k+2], float64(of.R), float64(of.G), float64(of.B))
				return uint8(math.Round(max(0, min(sum, 255))))
			}
			if got, want := (Colour{channel(0), channel(3), channel(6)}), colour(t, c[1+i]); !near(got, want, 1) {
				t.Errorf("%s, %s: %s, want %s", c[0], v, got.Hex(), want.Hex())
			}
		}
	}
	for _, v := range Visions() {
		for _, grey := range []Colour{{}, {128, 128, 128}, {255, 255, 255}} {
			if got := grey.Seen(v); !near(got, grey, 1) {
				t.Errorf("%s: %s becomes %s", v, grey.Hex(), got.Hex())
			}
		}
	}
}

// TestAlike: what is known to be hard to tell apart is told, what was made for all
// readers is not.
func TestAlike(t *testing.T) {
	for name, n := range map[string]int{"Okabe-Ito": 8, "cividis": 7, "viridis": 7, "YlGnBu": 7, "Blues": 5, "RdBu": 7, "PuOr": 7, "green-blue": 9} {
		p, _ := Find(name)
		list := p.Colours(n)
		if p.Kind == Square {
			list = p.Square(3, 3)
		}
		if pairs := Alike(list); len(pairs) > 0 {
			t.Errorf("%s, %d: %v", name, n, pairs)
		}
	}
	p, _ := Find("RdYlGn")
	pairs := Alike(p.Colours(3))
	if len(pairs) != 1 || pairs[0].A != 0 || pairs[0].B != 2 || pairs[0].Vision != Deuteranopia {
		t.Errorf("red and green: %v", pairs)
	}
	if pairs := Alike([]Colour{{1, 2, 3}, {1, 2, 3}}); pairs != nil {
		t.Errorf("the same colour twice: %v", pairs)
	}
}

// TestPalettes looks at every palette: its names are unique, its colours come in the
// number asked for, first and last are those of the published list.
func TestPalettes(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range All() {
		if seen[plainName(p.Name)] || p.Source == "" || len(p.Lists) == 0 {
			t.Errorf("%s: twice, or without source or colours", p.Name)
		}
		seen[plainName(p.Name)] = true
		longest := p.Lists[len(p.Lists)-1]
		for n := 1; n <= 12; n++ {
			list := p.Colours(n)
			switch {
			case p.Kind == Qualitative && len(list) != min(n, len(longest)), p.Kind != Qualitative && len(list) != n:
				t.Errorf("%s has %d colours of %d", p.Name, len(list), n)
			case n > len(longest) && p.Kind != Qualitative && (list[0] != longest[0] || list[n-1] != longest[len(longest)-1]):
				t.Errorf("%s: the ends of %d are others", p.Name, n)
			}
		}
		if p.Kind == Square {
			for _, n := range []int{1, 2, 3, 5} {
				if list := p.Square(n, n); len(list) != n*n || n > 1 && (list[0] != p.Lists[0][0] || list[n*n-1] != p.Lists[0][8]) {
					t.Errorf("%s: a square of %d", p.Name, n)
				}
			}
		}
	}
	if len(seen) < 70 {
		t.Errorf("%d palettes", len(seen))
	}
	for _, name := range []string{"ylgnbu", "Okabe Ito", "okabe_ito", "VIRIDIS", "ag_Sunset"} {
		if _, ok := Find(name); !ok {
			t.Errorf("%q is not found", name)
		}
	}
	if _, ok := Find("rainbow"); ok {
		t.Error("rainbow is found")
	}
}

// TestWhatTheDocsPromise holds docs/classes.md to what it says of palettes.
func TestWhatTheDocsPromise(t *testing.T) {
	for name, fine := range map[string][]int{"YlGnBu": {3, 5, 7}, "Blues": {3, 4, 5}, "viridis": {3, 5, 7}, "cividis": {3, 5, 7}, "RdBu": {3, 5, 7}, "Okabe-Ito": {3, 5, 7}} {
		p, _ := Find(name)
		for _, n := range fine {
			if pairs := Alike(p.Colours(n)); len(pairs) > 0 {
				t.Errorf("%s, %d: %v", name, n, pairs)
			}
		}
	}
	for name, n := range map[string]int{"RdYlGn": 3, "Set1": 4} {
		p, _ := Find(name)
		if len(Alike(p.Colours(n))) == 0 {
			t.Errorf("%s, %d: nothing is told", name, n)
		}
	}
}

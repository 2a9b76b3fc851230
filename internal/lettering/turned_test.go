package lettering

import (
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles/palette"
	"github.com/twpayne/go-geom"
)

// stripes are areas side by side, 10 wide and high, in colours.
func stripes(fills ...string) (g Grounds) {
	for i, fill := range fills {
		x := 10 * float64(i)
		g.Add(geom.NewPolygonFlat(geom.XY, []float64{x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0}, []int{10}), fill)
	}
	return g
}

func TestInked(t *testing.T) {
	on := func(x0, x1 float64) []place.Box { return []place.Box{place.Upright(x0, 4, x1, 6)} }
	const dark, paper, deep, pale, teal = "#465259", "#fff", "#253494", "#ffffcc", "#41b6c4"
	for _, c := range []struct {
		name       string
		g          Grounds
		ink, paper string
		boxes      []place.Box
		want       Ink
	}{
		{"dark on pale", stripes(pale), dark, paper, on(2, 8), Ink{dark, ""}},
		{"dark on deep", stripes(deep), dark, paper, on(2, 8), Ink{paper, ""}},
		{"dark in the middle, where white is no better", stripes(teal), dark, paper, on(2, 8), Ink{"#111", ""}},
		{"most of it on deep, the rest on pale", stripes(deep, pale), dark, paper, on(2, 13), Ink{paper, deep}},
		{"most of it on teal, the rest on deep", stripes(teal, deep), dark, paper, on(1, 13), Ink{"#111", teal}},
		{"most of it on deep, the rest on no ground", stripes(deep), dark, paper, on(2, 13), Ink{paper, deep}},
		{"most of it on no ground, the rest on deep", stripes(deep), dark, paper, on(8, 20), Ink{dark, paper}},
		{"light on pale in a dark theme", stripes(pale), "#c3cfdf", "#0d1726", on(2, 8), Ink{"#0d1726", ""}},
		{"light on deep in a dark theme", stripes(deep), "#c3cfdf", "#0d1726", on(2, 8), Ink{"#c3cfdf", ""}},
		{"the paper is of the ink", stripes("#003"), "#000", "#000", on(2, 8), Ink{"#fff", ""}},
		{"by name", stripes("navy"), "black", "white", on(2, 8), Ink{"white", ""}},
		{"a pattern is no ground", stripes("url(#hatch)"), dark, paper, on(2, 8), Ink{dark, ""}},
		{"beside all", stripes(deep), dark, paper, on(20, 30), Ink{dark, ""}},
		{"along a line, in pieces", stripes(deep, deep), dark, paper, []place.Box{place.Upright(2, 4, 4, 6), {Page: on(12, 16)[0].Page, Cos: 0.8, Sin: 0.6}}, Ink{paper, ""}},
		{"no plain ink", stripes(deep), "url(#hatch)", paper, on(2, 8), Ink{"url(#hatch)", ""}},
	} {
		if got := c.g.Inked(c.ink, c.paper, c.boxes); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// The topmost of grounds that lie one on the other counts, and holes are none.
func TestInkedSeesTheTopmost(t *testing.T) {
	g := stripes("#253494")
	g.Add(geom.NewPolygonFlat(geom.XY, []float64{-5, -5, 15, -5, 15, 15, -5, 15, -5, -5, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0}, []int{10, 20}), "#ffffcc")
	box := []place.Box{place.Upright(2, 4, 8, 6)}
	if got := g.Inked("#333", "#fff", box); got.Fill != "#fff" {
		t.Errorf("in the hole of a pale ground: %+v", got)
	}
	g.Add(g[0].shape, "#ffffcc")
	if got := g.Inked("#333", "#fff", box); got.Fill != "#333" {
		t.Errorf("under a pale ground: %+v", got)
	}
}

// Whatever lies beneath, each part of a text can be read: by its ink on the ground there, or by
// its halo.
func TestInkedCanBeRead(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 5))
	hex := func() string {
		return palette.Colour{R: uint8(random.IntN(256)), G: uint8(random.IntN(256)), B: uint8(random.IntN(256))}.Hex()
	}
	contrast := func(a, b string) float64 {
		x, _ := palette.Parse(a)
		y, _ := palette.Parse(b)
		return palette.Contrast(x, y)
	}
	turned, haloed := 0, 0
	for range 3000 {
		fills := []string{hex(), hex(), hex()}
		ink := []string{"#465259", "#111", "#e6edf6"}[random.IntN(3)]
		from := random.Float64() * 15
		got := stripes(fills...).Inked(ink, "", []place.Box{place.Upright(from, 4, from+5+random.Float64()*10, 6)})
		if got.Fill != ink {
			turned++
		}
		if got.Halo != "" {
			if haloed++; contrast(got.Fill, got.Halo) < hard {
				t.Errorf("%s on %v: the halo of %+v has a contrast of %.2f", ink, fills, got, contrast(got.Fill, got.Halo))
			}
			continue
		}
		for i, fill := range fills {
			x := 10 * float64(i)
			if from < x+8 && from+5 > x+2 && contrast(got.Fill, fill) < hard {
				t.Errorf("%s on %v from %.1f: %+v has a contrast of %.2f", ink, fills, from, got, contrast(got.Fill, fill))
			}
		}
	}
	if turned < 300 || haloed < 300 {
		t.Errorf("%d turned and %d got a halo", turned, haloed)
	}
}

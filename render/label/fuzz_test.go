package label

import (
	"context"
	"encoding/binary"
	"math"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

// fuzzed is a number that bytes stand for: mostly one of a page's, at times none.
func fuzzed(b []byte) float64 {
	switch v := int16(binary.LittleEndian.Uint16(b)); v {
	case math.MaxInt16:
		return math.NaN()
	case math.MinInt16:
		return math.Inf(1)
	default:
		return float64(v) / 64
	}
}

// fuzzedGeometry is a geometry of points that bytes stand for.
func fuzzedGeometry(kind uint8, data []byte) geom.T {
	var coords []float64
	for len(data) >= 4 && len(coords) < 400 {
		coords, data = append(coords, fuzzed(data), fuzzed(data[2:])), data[4:]
	}
	if len(coords) == 0 {
		coords = []float64{1, 1}
	}
	switch kind % 4 {
	case 0:
		return geom.NewPointFlat(geom.XY, coords[:2])
	case 1:
		return geom.NewLineStringFlat(geom.XY, coords)
	case 2:
		return geom.NewPolygonFlat(geom.XY, append(coords, coords[:2]...), []int{len(coords) + 2})
	}
	half := len(coords) / 4 * 2
	return geom.NewMultiLineStringFlat(geom.XY, coords, []int{half, len(coords)})
}

// FuzzLay places labels of any text, size, style and geometry, several of each: none leaves
// the page, is upside down or overlaps another one, and what is drawn stays as large as
// what was asked for.
func FuzzLay(f *testing.F) {
	f.Add("Bern", 12.0, 0.0, uint8(0), uint8(0), []byte{0, 8, 0, 8})
	f.Add("Mississippi", 9.0, 100.0, uint8(1), uint8(10), []byte{0, 0, 0, 8, 0, 12, 0, 10, 0, 24, 0, 9, 0, 31, 0, 20})
	f.Add("São Tomé<br>e Príncipe", 30.0, 0.0, uint8(2), uint8(4), []byte{0, 0, 0, 0, 0, 24, 0, 0, 0, 24, 0, 24, 0, 0, 0, 24})
	f.Add("\u202e\u05d0 1 (x)", 1e300, 1e-9, uint8(3), uint8(11), []byte{255, 127, 0, 128, 0, 1, 0, 2, 9, 9, 9, 9})
	all := []Position{NorthEast, North, NorthWest, West, East, SouthWest, South, SouthEast, Inside, Along, AtCentroid}
	f.Fuzz(func(t *testing.T, text string, size, repeat float64, kind, position uint8, data []byte) {
		if len(text) > 2000 || len(data) > 4000 {
			t.Skip("long texts have a test of their own")
		}
		w := Wanted{Lines: Lines(text, nil, 0), Feature: fuzzedGeometry(kind, data), Font: Font{Size: size}, Radius: 2, Halo: 1,
			Repeat: repeat, MinSize: size / 2}
		if len(w.Lines) == 1 {
			w.Stacked = Stack(w.Lines[0])
		}
		if k := int(position) % (len(all) + 2); k < len(all) {
			w.Positions = all[k : k+1]
		}
		if kind&32 != 0 {
			w.Fixed = &Fixed{DX: size, DY: -repeat, Angle: repeat}
		}
		page := Page{Frame: render.Box{MaxX: 500, MaxY: 500}}
		layout, err := Lay(context.Background(), []Wanted{w, w, w}, page)
		if err != nil {
			t.Fatal(err)
		}
		checkLaid(t, layout, page, w.Fixed != nil)
		if lines := layout.Explain(0); len(lines) > mostSpots*mostRepeats {
			t.Errorf("the explanation has %d lines", len(lines))
		}
	})
}

// checkLaid fails where a label of a layout leaves the page, overlaps another one, is
// upside down or larger than anything has reason to be.
func checkLaid(t *testing.T, layout *Layout, page Page, fixed bool) {
	t.Helper()
	if len(layout.Placed) > 3*2*mostRepeats {
		t.Errorf("%d labels stand", len(layout.Placed))
	}
	for i, p := range layout.Placed {
		if p.Curve != nil && p.Curve.NumCoords() > 3000 {
			t.Errorf("a baseline has %d points", p.Curve.NumCoords())
		}
		if upside := !(math.Abs(p.Text.Angle) <= 90.001); p.Curve == nil && upside && !fixed {
			t.Errorf("the label is turned by %g degrees", p.Text.Angle)
		}
		for _, b := range p.Boxes {
			if !page.Frame.Holds(b.Bounds()) {
				t.Errorf("the label reaches to %v", b.Bounds())
			}
			for _, other := range layout.Placed[:i] {
				for _, o := range other.Boxes {
					if apartBy(b, o) < apart-1e-6 {
						t.Errorf("labels %d and another one overlap: %v, %v", i, b, o)
					}
				}
			}
		}
	}
}

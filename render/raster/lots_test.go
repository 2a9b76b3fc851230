package raster

import (
	"bytes"
	"testing"
)

// dashesUpon draws lines of so many dashes that they are painted in several lots, some of them in
// a group, each upon the others.
func dashesUpon(t *testing.T, between func(c *Canvas)) *Picture {
	c := canvas(t, 400, 250)
	line := func(i int) *Path {
		var p Path
		p.MoveTo(0, float64(2+i))
		for x := range 40 {
			p.LineTo(float64(10*x+5), float64(2+i+x%2))
		}
		return &p
	}
	for i := range 240 {
		if i == 10 {
			c.Begin(100)
		}
		c.Draw(line(i), Look{Stroke: &Paint{Colour: Colour{uint8(40 * i), 200, uint8(7 * i), 180}}, Opacity: 200,
			Pen: Pen{Width: 3, Dashes: []float64{0.1, 0.1, 0.2}}})
		between(c)
		if i == 30 {
			c.End()
		}
	}
	picture, err := c.Picture()
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// What is painted in lots of so many edges is what is painted one by one.
func TestLotsChangeNothing(t *testing.T) {
	edges := 0
	one := dashesUpon(t, func(c *Canvas) {
		e := &edgesOf{width: c.width, height: c.height}
		last := c.ops[len(c.ops)-1]
		last.form(e)
		edges += len(e.list)
		c.flush()
	})
	if edges < 2*mostEdges {
		t.Errorf("the lines have %d edges, which are no two lots", edges)
	}
	if all := dashesUpon(t, func(*Canvas) {}); !bytes.Equal(one.Pixels, all.Pixels) {
		t.Error("another picture")
	}
}

package render

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// randomFlat is a walk over the page with steps of all sizes, some of them
// none.
func randomFlat(r *rand.Rand) []float64 {
	flat := []float64{1000 * r.Float64(), 1000 * r.Float64()}
	for range r.IntN(30) {
		step := math.Pow(10, 4*r.Float64()-3)
		n := len(flat)
		flat = append(flat, flat[n-2]+step*(r.Float64()-0.5), flat[n-1]+step*(r.Float64()-0.5)*float64(r.IntN(2)))
	}
	return flat
}

func randomGeometry(r *rand.Rand, depth int) geom.T {
	flat := randomFlat(r)
	other := append(flat[:len(flat):len(flat)], randomFlat(r)...)
	ends := []int{len(flat), len(other)}
	switch r.IntN(8 + depth) {
	case 0:
		return geom.NewPointFlat(geom.XY, flat[:2])
	case 1:
		return geom.NewMultiPointFlat(geom.XY, flat)
	case 2:
		return geom.NewLineStringFlat(geom.XY, flat)
	case 3:
		return geom.NewMultiLineStringFlat(geom.XY, other, ends)
	case 4:
		return geom.NewPolygonFlat(geom.XY, other, ends)
	case 5:
		return geom.NewMultiPolygonFlat(geom.XY, other, [][]int{ends[:1], {}, ends[1:]})
	case 6:
		return nil
	case 7:
		return geom.NewLinearRingFlat(geom.XY, append(flat, flat[0], flat[1]))
	default:
		c := geom.NewGeometryCollection()
		for range r.IntN(3) {
			if g := randomGeometry(r, depth-1); g != nil {
				c.MustPush(g)
			}
		}
		return c
	}
}

func randomMark(r *rand.Rand) Mark {
	if r.IntN(20) == 0 {
		return Mark{Form: Text{X: 1, Y: 2, Lines: []string{"a text"}}}
	}
	m := Mark{Form: Shape{Geometry: randomGeometry(r, 2), Radius: float64(r.IntN(3))}}
	if r.IntN(2) == 0 {
		m.ID, m.Title = fmt.Sprint("id", r.IntN(50)), "ä title"
		m.Classes = []string{"a", "b"}[:r.IntN(3)]
		m.Key = fmt.Sprint(r.IntN(50))
		m.Style = styles.Style{{Name: "fill", Value: fmt.Sprint("#00", r.IntN(4))}}
		m.Attributes = []Attribute{{"name", "value \x00"}, {"n", fmt.Sprint(r.IntN(1000))}}[:r.IntN(3)]
	}
	return m
}

// Whatever is drawn, packed it gives the same bytes and counts, on every grid.
func TestPackedGivesTheSameBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for round := range 300 {
		marks := make([]Mark, 40)
		for i := range marks {
			marks[i] = randomMark(r)
		}
		decimals := round % 7
		o := Options{Round: &decimals, StyleMode: []StyleMode{"", StyleCSS, StyleClasses}[round%3], Absolute: round%2 == 0}
		packed, err := Pack(marks, o)
		if err != nil {
			t.Fatal(err)
		}
		var documents [2]bytes.Buffer
		var stats [2]Stats
		for i, g := range []Group{{ID: "g", Marks: marks}, {ID: "g", Stream: Unpack([]*Packed{packed})}} {
			if stats[i], err = WriteSVG(&documents[i], Scene{Width: 1000, Height: 1000, Groups: []Group{g}}, o); err != nil {
				t.Fatal(err)
			}
		}
		if documents[0].String() != documents[1].String() || !reflect.DeepEqual(stats[0], stats[1]) {
			t.Fatalf("round %d: packed, the document is another one (%+v, %+v)", round, stats[0], stats[1])
		}
	}
}

// What the grid cannot hold fails as it does unpacked.
func TestPackedKeepsWhatCannotBeDrawn(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), 1e300, -1e17} {
		marks := []Mark{{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{0, 0, x, 1, 2, 2})}}}
		packed, err := Pack(marks, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var errs [2]error
		for i, g := range []Group{{Marks: marks}, {Stream: Unpack([]*Packed{packed})}} {
			_, errs[i] = WriteSVG(&bytes.Buffer{}, Scene{Width: 1, Height: 1, Groups: []Group{g}}, Options{})
		}
		if errs[0] == nil || errs[1] == nil || errs[0].Error() != errs[1].Error() {
			t.Errorf("%g: the errors are %v and, packed, %v", x, errs[0], errs[1])
		}
	}
}

// Far out on the grid, positions are still found again.
func TestPackedFarOut(t *testing.T) {
	g := newGrid(6)
	for _, k := range []int64{0, 1, -1, 7, farthestStep, -farthestStep, farthestStep - 1, 123456789012345} {
		if found, ok := g.snap(g.pixels(k)); !ok || found != k {
			t.Errorf("step %d becomes %d", k, found)
		}
	}
}

func ExamplePack() {
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 0.001, 0, 10, 20})
	packed, err := Pack([]Mark{{ID: "road", Form: Shape{Geometry: line}}}, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for m := range Unpack([]*Packed{packed}) {
		fmt.Println(m.ID, m.Form.(Shape).Geometry.FlatCoords())
	}
	// Output: road [0 0 10 20]
}

// What only pages tell of marks is packed with them, beside their attributes.
func TestPackedTold(t *testing.T) {
	at := Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{1, 2})}
	marks := []Mark{
		{Form: at, Told: []Attribute{{"name", "a"}, {"v", "1"}}, Attributes: []Attribute{{"class", "2"}}},
		{Form: at, Told: []Attribute{{"name", "b"}}, Attributes: []Attribute{{"v", "1"}, {"class", "2"}}},
		{Form: at, Told: []Attribute{{"name", "c"}}},
		{Form: at, Attributes: []Attribute{{"name", "d"}}},
	}
	p, err := Pack(marks, Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for m, err := range Unpack([]*Packed{p}) {
		if err != nil {
			t.Fatal(err)
		}
		if want := marks[i]; !slices.Equal(m.Told, want.Told) || !slices.Equal(m.Attributes, want.Attributes) {
			t.Errorf("mark %d has %v and tells %v, want %v and %v", i, m.Attributes, m.Told, want.Attributes, want.Told)
		}
		i++
	}
	if i != len(marks) {
		t.Errorf("%d of %d marks came back", i, len(marks))
	}
}

// Marks that were plotted and are hollow give the same bytes and counts when they are packed,
// beside others that are not, and take the memory of what was plotted.
func TestPackedKeepsWhatWasPlotted(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 5))
	for round := range 100 {
		decimals := round % 7
		o := Options{Round: &decimals, StyleMode: []StyleMode{"", StyleCSS, StyleClasses}[round%3], Absolute: round%2 == 0}
		marks := make([]Mark, 40)
		for i := range marks {
			marks[i] = randomMark(r)
		}
		plotter, err := NewPlotter(o)
		if err != nil {
			t.Fatal(err)
		}
		plots := slices.Clone(marks)
		part := plots[:r.IntN(len(plots))]
		plotter.Plot(part)
		Hollow(part)
		packed, err := Pack(plots, o)
		if err != nil {
			t.Fatal(err)
		}
		text := 0
		for _, m := range part {
			if s, ok := m.Form.(Shape); ok {
				text += int(s.plotted.toData - s.plotted.fromData)
			}
		}
		if packed.Bytes() < text {
			t.Errorf("round %d: %d bytes are packed, of %d of paths", round, packed.Bytes(), text)
		}
		var documents [2]bytes.Buffer
		var stats [2]Stats
		for i, g := range []Group{{ID: "g", Marks: marks}, {ID: "g", Stream: Unpack([]*Packed{packed})}} {
			if stats[i], err = WriteSVG(&documents[i], Scene{Width: 1000, Height: 1000, Groups: []Group{g}}, o); err != nil {
				t.Fatal(err)
			}
		}
		if documents[0].String() != documents[1].String() || !reflect.DeepEqual(stats[0], stats[1]) {
			t.Fatalf("round %d: plotted and packed, the document is another one (%+v, %+v)", round, stats[0], stats[1])
		}
	}
}

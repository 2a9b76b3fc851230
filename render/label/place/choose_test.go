package place

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"
)

func choose(t testing.TB, labels []Label, page Page, o Options) Choice {
	t.Helper()
	c, err := Choose(context.Background(), labels, page, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// faults says what is wrong with a choice, by areas and not as the package reckons.
func faults(labels []Label, page Page, of []int) []string {
	const least = 1e-6
	var all []string
	for i, k := range of {
		if k == None {
			continue
		}
		for _, b := range labels[i].Candidates[k].Boxes {
			for _, p := range corners(b) {
				if p[0] < -least || p[1] < -least || p[0] > page.Frame.MaxX+least || p[1] > page.Frame.MaxY+least {
					all = append(all, fmt.Sprintf("label %d leaves the frame", i))
				}
			}
			for _, o := range page.Obstacles {
				if shared(b.grown(page.Gap), o) > least {
					all = append(all, fmt.Sprintf("label %d is on an obstacle", i))
				}
			}
			for j, other := range labels {
				for _, s := range other.Symbol {
					if j != i && shared(b.grown(page.Gap), s) > least {
						all = append(all, fmt.Sprintf("label %d is on the symbol of %d", i, j))
					}
				}
				if j >= i || of[j] == None {
					continue
				}
				for _, o := range other.Candidates[of[j]].Boxes {
					if shared(b.grown(page.Gap), o) > least && shared(b, o.grown(page.Gap)) > least {
						all = append(all, fmt.Sprintf("labels %d and %d overlap", i, j))
					}
				}
			}
		}
	}
	return all
}

// worthOf is what a choice is worth.
func worthOf(labels []Label, of []int) int64 {
	sum := int64(0)
	for i, k := range of {
		if k != None {
			sum += labels[i].Worth - labels[i].Candidates[k].Cost
		}
	}
	return sum
}

// TestChooseNeverOverlaps looks at random pages of all densities, also where most
// labels are late.
func TestChooseNeverOverlaps(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	late := 0
	for range 60 {
		labels, page := randomPage(random, random.IntN(120))
		for _, o := range []Options{{}, {Work: 300}} {
			c := choose(t, labels, page, o)
			for _, fault := range faults(labels, page, c.Of) {
				t.Error(fault)
			}
			if got := worthOf(labels, c.Of); got != c.Worth {
				t.Errorf("the choice is worth %d, and says %d", got, c.Worth)
			}
			if c.Late > 0 && c.Proven {
				t.Error("a choice with late labels is called proven")
			}
			late += c.Late
		}
	}
	if late == 0 {
		t.Error("no label was late")
	}
}

// bestChoice is the best choice by looking at all of them.
func bestChoice(labels []Label, page Page) int64 {
	of := make([]int, len(labels))
	for i := range of {
		of[i] = None
	}
	best := int64(0)
	var look func(i int)
	look = func(i int) {
		if i == len(labels) {
			best = max(best, worthOf(labels, of))
			return
		}
		look(i + 1)
		for k := range labels[i].Candidates {
			of[i] = k
			if len(faults(labels[:i+1], page, of[:i+1])) == 0 {
				look(i + 1)
			}
		}
		of[i] = None
	}
	// Symbols of labels are there whether or not the label is.
	for _, l := range labels {
		page.Obstacles = append(page.Obstacles[:len(page.Obstacles):len(page.Obstacles)], l.Symbol...)
	}
	look(0)
	return best
}

// TestChooseIsBest compares with looking at all choices, for few labels in a corner
// of the page.
func TestChooseIsBest(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for range 150 {
		labels, page := randomPage(random, 1+random.IntN(4))
		page.Gap = 0
		for i, l := range labels {
			dx, dy := -250*random.Float64(), -250*random.Float64()
			labels[i].Symbol = moved(l.Symbol, dx, dy)
			for k := range l.Candidates {
				l.Candidates[k].Boxes = moved(l.Candidates[k].Boxes, dx, dy)
			}
		}
		c := choose(t, labels, page, Options{})
		if want := bestChoice(labels, page); c.Worth != want || !c.Proven {
			t.Errorf("the choice is worth %d (proven: %v); the best is worth %d", c.Worth, c.Proven, want)
		}
	}
}

func moved(boxes []Box, dx, dy float64) []Box {
	var all []Box
	for _, b := range boxes {
		b.MinX, b.MaxX, b.MinY, b.MaxY = b.MinX+dx, b.MaxX+dx, b.MinY+dy, b.MaxY+dy
		all = append(all, b)
	}
	return all
}

// TestChooseSame holds the choice for a page of labels, so that every machine makes
// it: run it on all.
func TestChooseSame(t *testing.T) {
	labels, page := randomPage(rand.New(rand.NewPCG(3, 3)), 400)
	c := choose(t, labels, page, Options{})
	hash := fnv.New32a()
	fmt.Fprint(hash, c.Of)
	if got, want := hash.Sum32(), uint32(3556349057); got != want {
		t.Errorf("the choice is %d, worth %d; want %d", got, c.Worth, want)
	}
}

// TestChooseOddBoxes leaves out what has no place.
func TestChooseOddBoxes(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name  string
		boxes []Box
		want  int
	}{
		{"a box", []Box{Upright(1, 1, 2, 2)}, 0},
		{"no box", nil, None},
		{"no number", []Box{Upright(nan, 1, 2, 2)}, None},
		{"one of two no number", []Box{Upright(1, 1, 2, 2), Upright(1, nan, 2, 2)}, None},
		{"without end", []Box{Upright(1, 1, inf, 2)}, None},
		{"inside out", []Box{Upright(2, 1, 1, 2)}, None},
		{"turned by no number", []Box{{Page: Upright(1, 1, 2, 2).Page, Cos: nan, Sin: 1}}, None},
		{"a point", []Box{Upright(1, 1, 1, 1)}, 0},
		{"far away", []Box{Upright(1e300, 1e300, 1.1e300, 1.1e300)}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page := Page{Obstacles: []Box{Upright(nan, 0, 5, 5), Upright(3, 3, 4, 4)}}
			c := choose(t, []Label{{Worth: 1, Candidates: []Candidate{{Boxes: test.boxes}}}}, page, Options{})
			if c.Of[0] != test.want {
				t.Errorf("the label takes %d; want %d", c.Of[0], test.want)
			}
		})
	}
}

func TestChooseRefuses(t *testing.T) {
	one := []Candidate{{Boxes: []Box{Upright(0, 0, 1, 1)}}}
	tests := []struct {
		name  string
		label Label
		gap   float64
	}{
		{"no worth", Label{Candidates: one}, 0},
		{"too much worth", Label{Worth: MaxWorth + 1, Candidates: one}, 0},
		{"a cost below 0", Label{Worth: 1, Candidates: []Candidate{{Cost: -1}}}, 0},
		{"too many candidates", Label{Worth: 1, Candidates: make([]Candidate, MaxCandidates+1)}, 0},
		{"a gap below 0", Label{Worth: 1}, -1},
		{"a gap of no number", Label{Worth: 1}, math.NaN()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Choose(context.Background(), []Label{test.label}, Page{Gap: test.gap}, Options{}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestChooseHearsTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	labels, page := randomPage(rand.New(rand.NewPCG(4, 4)), 10)
	if _, err := Choose(ctx, labels, page, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v; want that of the context", err)
	}
}

// TestChooseCrowd has all labels at one place, which makes as many rivals as can be.
func TestChooseCrowd(t *testing.T) {
	var labels []Label
	for i := range 1000 {
		l := Label{Worth: int64(1 + i)}
		for k := range 8 {
			x := float64(k)*20 + float64(i)/200
			l.Candidates = append(l.Candidates, Candidate{Boxes: []Box{Upright(x, 0, x+10, 10)}})
		}
		labels = append(labels, l)
	}
	c := choose(t, labels, Page{}, Options{Work: 500_000})
	if c.Late == 0 {
		t.Error("no label is late")
	}
	if want := int64(8*1000 - 28); c.Worth != want {
		t.Errorf("the choice is worth %d; the eight that are worth most are worth %d", c.Worth, want)
	}
}

func BenchmarkChoose(b *testing.B) {
	random := rand.New(rand.NewPCG(5, 5))
	var labels []Label
	for range 1000 {
		x, y := random.Float64()*792, random.Float64()*612
		l := Label{Worth: 1000, Symbol: []Box{Upright(x-1, y-1, x+1, y+1)}}
		for k, d := range [][2]float64{{1, -8}, {1, 1}, {-31, -8}, {-31, 1}, {1, -3.5}, {-31, -3.5}, {-15, -8}, {-15, 1}} {
			l.Candidates = append(l.Candidates, Candidate{[]Box{Upright(x+d[0], y+d[1], x+d[0]+30, y+d[1]+7)}, int64(k) * 20})
		}
		labels = append(labels, l)
	}
	for b.Loop() {
		choose(b, labels, Page{}, Options{})
	}
}

// TestOpenSpotsBoundsWork has so many symbols at one place that not all labels can be
// looked at: those that are worth most are.
func TestOpenSpotsBoundsWork(t *testing.T) {
	labels := make([]Label, 500)
	for i := range labels {
		x := float64(i) / 1000
		labels[i] = Label{
			Worth:      int64(1 + i),
			Symbol:     []Box{Upright(x, 0, x+1, 1)},
			Candidates: []Candidate{{Boxes: []Box{Upright(x+2, 0, x+12, 10)}}},
		}
	}
	f, err := openSpots(context.Background(), labels, Page{}, opening{ofLists(labels), 100 * 500})
	if err != nil {
		t.Fatal(err)
	}
	open := f.left()
	looked := 0
	for i, spots := range open {
		if len(spots) > 0 {
			looked++
		} else if looked > 0 {
			t.Errorf("label %d is left out, one that is worth less is not", i)
		}
	}
	if looked < 50 || looked > 150 {
		t.Errorf("%d labels are looked at; want about 100", looked)
	}
}

// TestFoundAsListed has candidates that are listed one label at a time, from several
// goroutines, with as much work as is needed and with less.
func TestFoundAsListed(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 4))
	for n := range 60 {
		labels, page := randomPage(random, random.IntN(1500))
		bare := slices.Clone(labels)
		for i := range bare {
			bare[i].Candidates = nil
		}
		o := Options{Work: []int{0, 20, 200, 2000}[n%4], Tries: 1000}
		want := choose(t, labels, page, o)
		o.Find = func(_ context.Context, some []int32, to func(int32, []Candidate) error) error {
			var all sync.WaitGroup
			for _, i := range some {
				all.Go(func() { _ = to(i, labels[i].Candidates) }) // they are good
			}
			all.Wait()
			return nil
		}
		if got := choose(t, bare, page, o); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d labels, %d comparisons: %v, want %v", len(labels), o.Work, got, want)
		}
	}
	bad := func(_ context.Context, _ []int32, to func(int32, []Candidate) error) error {
		return to(0, []Candidate{{Cost: -1}})
	}
	if _, err := Choose(context.Background(), []Label{{Worth: 1}}, Page{}, Options{Find: bad}); err == nil {
		t.Error("a cost below 0 is no error")
	}
}

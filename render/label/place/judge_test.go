package place

import (
	"context"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// judgedAlone are the verdicts on a label's candidates, each compared with everything.
func judgedAlone(labels []Label, page Page, of []int, label int) []Verdict {
	meets := func(s spot, boxes []Box) bool {
		for _, a := range s.boxes {
			for _, b := range boxes {
				if b.usable() && overlap(a.grown(page.Gap), b) {
					return true
				}
			}
		}
		return false
	}
	l := labels[label]
	verdicts := make([]Verdict, len(l.Candidates))
	for k, c := range l.Candidates {
		s, v := spot{int32(label), int32(k), c.Boxes, l.Worth - c.Cost}, &verdicts[k]
		v.Worth, v.Nowhere = s.worth, !s.within(page)
		if v.Nowhere {
			continue
		}
		lies := newCrossing(must(fieldOf(context.Background(), [][]spot{{{label: 0, boxes: s.boxes}}})), []Label{l}, math.MaxInt)
		for line := range page.lines() {
			lies.add(lies.hits(lies.g, line, nil))
		}
		for _, a := range page.Areas {
			lies.cover(&a, nil)
		}
		v.Crossed, v.Covered = int64(math.Min(l.Crossing*lies.crossed[0], float64(l.Worth)/2)), lies.covered[0]
		v.Worth = max(1, v.Worth-v.Crossed)
		for i, b := range page.Obstacles {
			if meets(s, []Box{b}) {
				v.Obstacles = append(v.Obstacles, i)
			}
		}
		for i, other := range labels {
			if i != label && meets(s, other.Symbol) {
				v.Symbols = append(v.Symbols, i)
			}
			if i != label && of[i] != None && meets(s, other.Candidates[of[i]].Boxes) {
				v.Labels = append(v.Labels, i)
			}
		}
	}
	return verdicts
}

// What is said of many labels together is what is said of each alone.
func TestJudgedTogetherAsAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(28, 11))
	box := func() Box {
		x, y := random.Float64()*420-10, random.Float64()*320-10
		b := Upright(x, y, x+random.Float64()*60, y+random.Float64()*14)
		switch random.IntN(12) {
		case 0:
			b.Sin, b.Cos = math.Sincos(random.Float64() * 3)
		case 1:
			b.MaxX = math.NaN()
		}
		return b
	}
	for range 40 {
		page := Page{Frame: flat.Page{MaxX: 400, MaxY: 300}, Gap: float64(random.IntN(3))}
		for range random.IntN(8) {
			page.Obstacles = append(page.Obstacles, box())
			line := Line{Weight: random.Float64(), Kind: random.IntN(3)}
			for range 2 + random.IntN(40) {
				line.Points = append(line.Points, random.Float64()*400, random.Float64()*300)
			}
			page.Lines = append(page.Lines, line)
			page.Areas = append(page.Areas, Area{Kind: 1 + random.IntN(2), Rings: [][]float64{append(line.Points[:len(line.Points):len(line.Points)], line.Points[:2]...)}})
		}
		labels, of := make([]Label, 1+random.IntN(60)), []int{}
		for i := range labels {
			l := &labels[i]
			*l = Label{Worth: int64(1 + random.IntN(1000)), Crossing: random.Float64(), Off: []int{random.IntN(4)}, Symbol: []Box{box()}}
			for range random.IntN(6) {
				c := Candidate{Boxes: []Box{box()}, Cost: int64(random.IntN(500))}
				if random.IntN(4) == 0 {
					c.Boxes = append(c.Boxes, box(), box())
				}
				l.Candidates = append(l.Candidates, c)
			}
			of = append(of, random.IntN(len(l.Candidates)+1)-1)
		}
		var some []Asked
		boxes := make([][]Box, len(labels))
		for i, l := range labels {
			some = append(some, Asked{i, l.Candidates})
			if of[i] != None {
				boxes[i] = l.Candidates[of[i]].Boxes
			}
		}
		got, err := must(Stand(t.Context(), labels, page, boxes)).Judge(t.Context(), some)
		if err != nil {
			t.Fatal(err)
		}
		for i := range labels {
			want := judgedAlone(labels, page, of, i)
			if one := Judge(labels, page, of, i); !reflect.DeepEqual(got[i], want) || !reflect.DeepEqual(one, want) {
				t.Fatalf("label %d: together %+v, by itself %+v, alone %+v", i, got[i], one, want)
			}
		}
	}
}

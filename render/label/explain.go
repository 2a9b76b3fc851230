package label

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Explain tells in lines of text where a wanted label could have stood: for each place,
// from the best to the worst, what it would have cost and what is in its way. Only one
// goroutine at a time may ask.
func (l *Layout) Explain(wanted int) []string {
	all, _ := l.ExplainAll(context.Background(), []int{wanted}) // which does not end
	return all[0]
}

// textsExplained is of how many texts all places are judged together.
const textsExplained = 512

// ExplainAll is Explain of several wanted labels. Its error is that of the context.
func (l *Layout) ExplainAll(ctx context.Context, wanted []int) ([][]string, error) {
	all := make([][]string, len(wanted))
	var lot []explained
	for n, of := range wanted {
		if l.isCrowded(of) {
			all[n] = []string{fmt.Sprintf("no place was looked for: %d labels that matter as much or more are of points within %d pixels", mostCrowd, crowdCell)}
			continue
		}
		for i := sort.Search(len(l.asked), func(i int) bool { return l.asked[i].of >= of }); i < len(l.asked) && l.asked[i].of == of; i++ {
			lot = append(lot, explained{n, i})
		}
	}
	for some := range slices.Chunk(lot, textsExplained) {
		lines, err := l.explainLot(ctx, some)
		if err != nil {
			return nil, err
		}
		for k, e := range some {
			all[e.n] = append(all[e.n], lines[k]...)
		}
	}
	return all, nil
}

// explained is a text that is explained for the nth of those that are asked for.
type explained struct{ n, text int }

// explainLot explains texts together, each in lines.
func (l *Layout) explainLot(ctx context.Context, lot []explained) ([][]string, error) {
	lines, spots, asked := make([][]string, len(lot)), make([][]spot, len(lot)), make([]place.Asked, len(lot))
	err := conveyor.Each(ctx, len(lot), newTable, func(on *table, k int) error {
		i := lot[k].text
		spots[k] = l.spots(on, i)
		asked[k] = place.Asked{Label: i, Candidates: candidatesOf(spots[k], l.labels[i].Worth)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if l.standing == nil {
		if l.standing, err = place.Stand(ctx, l.labels, l.room, l.boxes()); err != nil {
			return nil, err
		}
	}
	verdicts, err := l.standing.Judge(ctx, asked)
	if err != nil {
		return nil, err
	}
	return lines, conveyor.Each(ctx, len(lot), newTable, func(_ *table, k int) error {
		i := lot[k].text
		if len(spots[k]) == 0 {
			lines[k] = []string{"there is no place on what is seen of its feature, nor beside it"}
		}
		for n := range spots[k] {
			text := l.offer(i, &spots[k][n], asked[k].Candidates[n].Cost, verdicts[k][n].Crossed)
			lines[k] = append(lines[k], text+": "+l.hindrance(i, n, verdicts[k][n]))
		}
		return nil
	})
}

// boxes are those of the texts that stand.
func (l *Layout) boxes() [][]place.Box {
	boxes, n := make([][]place.Box, len(l.asked)), 0
	for i, k := range l.choice.Of {
		if k != place.None {
			boxes[i] = l.Placed[n].Boxes
			n++
		}
	}
	return boxes
}

// offer tells of a place of a text, and what it costs there.
func (l *Layout) offer(i int, s *spot, cost, crossed int64) string {
	text := quoted(s.text.Lines) + " " + s.where
	if len(s.how) > 0 {
		text += " (" + joined(s.how) + ")"
	}
	worth := l.labels[i].Worth
	text += fmt.Sprintf(", costs %s of 1000", thousandths(cost, worth))
	if crossed > 0 {
		text += fmt.Sprintf(" and %s for what it crosses", thousandths(crossed, worth))
	}
	return text
}

// hindrance is why a label does not stand at a place, or that it does.
func (l *Layout) hindrance(i, k int, v place.Verdict) string {
	if l.choice.Of[i] == k {
		return "it stands here"
	}
	var all []string
	if v.Nowhere {
		all = append(all, "reaches beyond the frame")
	}
	if v.Covered {
		all = append(all, "lies on one of its obstacles")
	}
	if len(v.Obstacles) > 0 {
		all = append(all, "lies on furniture or an inset")
	}
	all = append(all, l.naming("lies on the symbol of ", v.Symbols)...)
	all = append(all, l.naming("overlaps ", v.Labels)...)
	switch {
	case v.Worth <= 0:
		all = append(all, "costs more than the label is worth")
	case len(all) == 0 && l.choice.Of[i] == place.None:
		all = append(all, "free; the search did not find it")
	case len(all) == 0:
		all = append(all, "free, and worth less than where it stands")
	}
	return strings.Join(all, "; ")
}

// mostNamed is how many labels a text names.
const mostNamed = 3

// naming names labels, in one text or none.
func (l *Layout) naming(before string, labels []int) []string {
	if len(labels) == 0 {
		return nil
	}
	var names []string
	for _, i := range labels[:min(len(labels), mostNamed)] {
		names = append(names, quoted(l.wantedOf(&l.asked[i]).Lines))
	}
	if more := len(labels) - mostNamed; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return []string{before + strings.Join(names, ", ")}
}

func quoted(lines []string) string { return fmt.Sprintf("%q", brief.Of(strings.Join(lines, " "))) }

// thousandths is a part of what a label is worth in thousandths.
func thousandths(part, worth int64) string {
	return fmt.Sprint(int64(float64(part)*1000/float64(max(1, worth)) + 0.5))
}

func joined(how []Strategy) string {
	words := make([]string, len(how))
	for i, s := range how {
		words[i] = string(s)
	}
	return strings.Join(slices.Compact(words), ", ")
}

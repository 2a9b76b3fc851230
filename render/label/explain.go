package label

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Explain tells in lines of text where a wanted label could have stood: for each place,
// from the best to the worst, what it would have cost and what is in its way. Only one
// goroutine at a time may ask.
func (l *Layout) Explain(wanted int) []string {
	if l.isCrowded(wanted) {
		return []string{fmt.Sprintf("no place was looked for: %d labels that matter as much or more are of points within %d pixels", mostCrowd, crowdCell)}
	}
	var lines []string
	for i, t := range l.asked {
		if t.of != wanted {
			continue
		}
		l.listStanding()
		spots := l.listed(i)
		if len(spots) == 0 {
			lines = append(lines, "there is no place on what is seen of its feature, nor beside it")
		}
		for k, v := range place.Judge(l.labels, l.room, l.choice.Of, i) {
			lines = append(lines, l.verdict(i, k, &spots[k], v))
		}
	}
	return lines
}

// listed are the spots of a text, whose candidates are listed from then on.
func (l *Layout) listed(i int) []spot {
	spots := l.spots(&table{}, i)
	if l.asked[i].again {
		l.labels[i].Candidates = candidatesOf(spots, l.labels[i].Worth)
	}
	return spots
}

// listStanding lists the candidates of all labels that stand.
func (l *Layout) listStanding() {
	for i, k := range l.choice.Of {
		if k != place.None && l.labels[i].Candidates == nil {
			l.listed(i)
		}
	}
}

// verdict tells of one place of a label.
func (l *Layout) verdict(i, k int, s *spot, v place.Verdict) string {
	text := quoted(s.text.Lines) + " " + s.where
	if len(s.how) > 0 {
		text += " (" + joined(s.how) + ")"
	}
	worth := l.labels[i].Worth
	text += fmt.Sprintf(", costs %s of 1000", thousandths(l.labels[i].Candidates[k].Cost, worth))
	if v.Crossed > 0 {
		text += fmt.Sprintf(" and %s for what it crosses", thousandths(v.Crossed, worth))
	}
	return text + ": " + l.hindrance(i, k, v)
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

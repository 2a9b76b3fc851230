package place

import "math"

// Verdict is what speaks for and against a candidate.
type Verdict struct {
	// Worth is what the label is worth there; 0 or less where it never stands there.
	Worth int64
	// Crossed is what the lines beneath take off that.
	Crossed int64
	// Nowhere reports whether it is no place, or reaches beyond the frame.
	Nowhere bool
	// Covered reports whether it lies on lines or areas that the label keeps off.
	Covered bool
	// Obstacles, Symbols and Labels list, by number, the obstacles of the page, the labels
	// whose symbols and the labels that are in its way where they stand.
	Obstacles, Symbols, Labels []int
}

// Judge tells of each candidate of a label what speaks for and against it where the other
// labels stand as of says, each at one of its candidates or None.
func Judge(labels []Label, page Page, of []int, label int) []Verdict {
	verdicts := make([]Verdict, len(labels[label].Candidates))
	for k, c := range labels[label].Candidates {
		s := spot{int32(label), int32(k), c.Boxes, labels[label].Worth - c.Cost}
		v := Verdict{Worth: s.worth, Nowhere: !s.within(page)}
		if !v.Nowhere {
			v.Crossed, v.Covered = s.lies(labels[label], page)
			v.Worth = max(1, v.Worth-v.Crossed)
			for i, b := range page.Obstacles {
				if s.meets([]Box{b}, page.Gap) {
					v.Obstacles = append(v.Obstacles, i)
				}
			}
			for i, l := range labels {
				if i != label && s.meets(l.Symbol, page.Gap) {
					v.Symbols = append(v.Symbols, i)
				}
				if i != label && of[i] != None && s.meets(l.Candidates[of[i]].Boxes, page.Gap) {
					v.Labels = append(v.Labels, i)
				}
			}
		}
		verdicts[k] = v
	}
	return verdicts
}

// meets reports whether a spot comes too near to others' boxes.
func (s spot) meets(boxes []Box, gap float64) bool {
	for _, a := range s.boxes {
		for _, b := range boxes {
			if b.usable() && overlap(a.grown(gap), b) {
				return true
			}
		}
	}
	return false
}

// lies tells what the lines beneath a spot cost it, and whether its label keeps off what
// is there.
func (s spot) lies(l Label, page Page) (cost int64, covered bool) {
	c := newCrossing(fieldOf([][]spot{{{label: 0, boxes: s.boxes}}}), []Label{l}, math.MaxInt)
	for line := range page.lines() {
		c.add(c.hits(c.g, line, nil))
	}
	for _, a := range page.Areas {
		c.cover(a)
	}
	return int64(math.Min(l.Crossing*c.crossed[0], float64(l.Worth)/2)), c.covered[0]
}

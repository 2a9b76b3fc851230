package place

import (
	"fmt"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render/label/internal/independent"
)

// MaxWorth is the most that a label may be worth.
const MaxWorth = independent.MaxWeight

// MaxCandidates is how many places a label may choose from. All of a label's own
// exclude each other, so that the work grows with the square.
const MaxCandidates = 1000

// Label is a text that asks for a place on the page.
type Label struct {
	// Worth is what it is worth to have the label on the page, 1 to MaxWorth.
	// The labels that are placed are together worth as much as can be.
	Worth int64
	// Candidates are the places where it may stand, MaxCandidates at most.
	Candidates []Candidate
	// Crossing is what each pixel of a line of weight 1 costs the label that lies
	// within its boxes; all together half of its worth at most.
	Crossing float64
	// Off lists the kinds of lines and areas that the label must not stand on.
	Off []int
	// Symbol is what the page shows of the label's feature in any case. No other
	// label may stand there.
	Symbol []Box
}

// Candidate is a place for a label.
type Candidate struct {
	// Boxes is the room that the label takes there: one box, several for
	// stacked lines or along a curve.
	Boxes []Box
	// Cost is what the label is worth less there, 0 or more. Where that is
	// nothing or less, it never stands there.
	Cost int64
}

// Page is what else there is on the page.
type Page struct {
	// Frame is the rectangle in which labels stand as a whole. The zero value
	// is no frame.
	Frame flat.Page
	// Obstacles are the boxes in which no label may stand.
	Obstacles []Box
	// Lines are what labels had better not stand on, such as coasts and borders.
	Lines []Line
	// More, when not nil, goes through further ones.
	More iter.Seq[Line]
	// Areas are those that some labels must not stand on.
	Areas []Area
	// Gap is the least distance of a label from another one, from an obstacle
	// and from the symbol of another label.
	Gap float64
}

// Line is a line of the page.
type Line struct {
	// Points are x and y by turns.
	Points []float64
	// Weight says how bad it is to stand on the line.
	Weight float64
	// Kind is a number of the caller's, by which labels keep off lines (Off); 0 is of no
	// kind.
	Kind int
}

// Area is a polygon of the page.
type Area struct {
	// Rings are its rings, x and y by turns, closed. What is inside is told by the
	// even-odd rule.
	Rings [][]float64
	// Kind is that of its lines; see Line.
	Kind int
}

// check refuses what cannot be reckoned with.
func check(labels []Label, page Page) error {
	if !(page.Gap >= 0 && page.Gap < 1e6) {
		return fmt.Errorf("the gap between labels is %v px; give 0 or more", page.Gap)
	}
	for i, l := range labels {
		if l.Worth < 1 || l.Worth > MaxWorth {
			return fmt.Errorf("label %d is worth %d; give it 1 to %d", i, l.Worth, MaxWorth)
		}
		if err := checkCandidates(i, l.Candidates); err != nil {
			return err
		}
	}
	return nil
}

func checkCandidates(label int, all []Candidate) error {
	if len(all) > MaxCandidates {
		return fmt.Errorf("label %d has %d candidates; give it %d at most", label, len(all), MaxCandidates)
	}
	for k, c := range all {
		if c.Cost < 0 {
			return fmt.Errorf("candidate %d of label %d costs %d; give it 0 or more", k, label, c.Cost)
		}
	}
	return nil
}

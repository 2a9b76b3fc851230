package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// mostRepeats is how often a text may stand along one line.
const mostRepeats = 200

// leastRepeat is the part of the distance of repeats that a line must be long to get a
// text of its own, if it is not the longest of its feature.
const leastRepeat = 0.35

// repeated are the texts that a label asks for: itself, or one for each stretch of its
// lines after which it is to come again.
func repeated(w *Wanted) []*Wanted {
	switch w.Feature.(type) {
	case *geom.LineString, *geom.MultiLineString:
	default:
		return []*Wanted{w}
	}
	if !(w.Repeat > 0) || w.Fixed != nil {
		return []*Wanted{w}
	}
	longest := 0.0
	for line := range flat.Lines(w.Feature) {
		longest = math.Max(longest, lineLength(line))
	}
	var all []*Wanted
	for line := range flat.Lines(w.Feature) {
		t := newTrack(line)
		if t.length() < leastRepeat*w.Repeat && t.length() < longest {
			continue
		}
		n := int(math.Max(1, math.Min(mostRepeats, math.Round(t.length()/w.Repeat))))
		for i := range n {
			part := new(Wanted)
			*part = *w
			part.Feature = geom.NewLineStringFlat(geom.XY, t.between(t.length()*float64(i)/float64(n), t.length()*float64(i+1)/float64(n)))
			part.again = len(all) > 0
			all = append(all, part)
		}
		if len(all) >= mostRepeats {
			break
		}
	}
	return all
}

// between is the line from one point of a track to another.
func (t track) between(from, to float64) []float64 {
	if len(t.line) < 4 {
		return t.line
	}
	x, y, first := t.at(from)
	points := []float64{x, y}
	x, y, last := t.at(to)
	points = append(points, t.line[2*first+2:2*last+2]...)
	return append(points, x, y)
}

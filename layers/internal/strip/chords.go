package strip

import "math"

// slight is what may be passed over, as a part of the distance: sides of a circle of 32
// corners are as far within it.
const slight = 0.005

// grain is how far rounding moves points, in units: points that are nearer to each other count as one,
// and one that is nearer to a line lies on it.
const grain = 2

// point is one of a path, with what is known of the chord that begins there, which stands for some
// edges: deep is how far these go below it, as far as that is seen, and high how far above it; round says
// that what is beside the chord is around its ends only.
type point struct {
	x, y, deep, high float64
	round            bool
	at               int // of the path, where its x is
}

// chords returns a path without the bays on its left that are too narrow or too
// shallow to be seen from the distance. Each point that is left out lies on the right of the
// line between its neighbours, so that what lies between path and chords is gone
// around clockwise, also where the path crosses itself.
func chords(path []float64, distance float64) []point {
	kept := make([]point, 0, len(path)/2)
	for i := 0; i+1 < len(path); i += 2 {
		next := point{x: path[i], y: path[i+1], at: i}
		if n := len(kept); n > 0 && math.Abs(kept[n-1].x-next.x) <= grain && math.Abs(kept[n-1].y-next.y) <= grain {
			continue
		}
		for n := len(kept); n >= 2 && bridged(&kept[n-2], kept[n-1], next, distance); n = len(kept) {
			kept = kept[:n-1]
		}
		kept = append(kept, next)
	}
	return kept
}

// bridged reports whether a chord from a to c may take the place of one from a to b
// and one from b to c, and notes in a what is known of it then. It may where b lies
// beside it slightly, and where b does not meet the circle through a and c with
// the distance as its radius, the middle of which is on the left: the circles around a and c cover what is
// around b then. The triangle of the three is within the distance, too: what is in it is half of the
// third chord away from the others at most, and these are edges, or half as long as
// they are from their ends; no chord is longer than the distance but slight changes of edges.
func bridged(a *point, b, c point, distance float64) bool {
	ux, uy, vx, vy, wx, wy := b.x-a.x, b.y-a.y, c.x-a.x, c.y-a.y, c.x-b.x, c.y-b.y
	long, bend := length(vx, vy), float64(ux*wy)-float64(uy*wx)
	if long == 0 {
		return false
	}
	deep, high, round := max(a.deep, b.deep)+max(0, -bend/long), max(a.high, b.high)+max(0, bend/long), false
	// Chords as long as the distance would leave none for what comes back beside them.
	short := long <= distance/2 || min(length(ux, uy), length(wx, wy)) <= slight*distance
	flat := short && deep <= slight*distance && high <= grain && between(ux, uy, vx/long, vy/long, long+slight*distance)
	switch {
	case flat && !(high > 0 && (a.round || b.round)):
	case bend < 0 && long <= distance:
		x, y := middle(vx, vy, distance)
		if round = true; length(ux-x, uy-y) < (1-slight)*distance {
			return false
		}
		deep = distance - length(vx/2-x, vy/2-y) // more is not seen
	default:
		return false
	}
	a.deep, a.high, a.round = deep, high, round
	return true
}

// middle is that of the circle through 0 and v that lies on the left of the line from 0 to v; v is
// as long as the diameter at most.
func middle(vx, vy, radius float64) (x, y float64) {
	long := length(vx, vy)
	high := math.Sqrt(max(0, float64(radius*radius)-float64(long*long)/4)) / long // 0 for more than the diameter
	return vx/2 + float64(vy*high), vy/2 - float64(vx*high)
}

// between reports whether u ends beside a line in a direction, which is of length 1, not before its
// beginning and not farther along it than so long.
func between(ux, uy, vx, vy, long float64) bool {
	along := float64(ux*vx) + float64(uy*vy)
	return along >= 0 && along <= long
}

// length is that of a vector; math.Hypot differs from one processor to another.
func length(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }

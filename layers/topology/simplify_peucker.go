package topology

// maxSplits is how often a stretch of line may be split at its farthest point
// before it is split in the middle, which keeps the time of hostile lines
// linear. Real lines need some 30.
const maxSplits = 200

// douglasPeucker marks the points to keep. A closed arc is split at the point
// farthest from its ends first and keeps the point farthest from there too.
func douglasPeucker(pts []float64, tolerance float64, closed bool, keep []bool) {
	n := len(keep)
	keep[0], keep[n-1] = true, true
	limit := float64(tolerance * tolerance)
	if !closed {
		peuckerSplit(pts, [2]int{0, n - 1}, limit, keep)
		return
	}
	far, _ := farthest(pts, 0, n-1)
	keep[far] = true
	peuckerSplit(pts, [2]int{0, far}, limit, keep)
	peuckerSplit(pts, [2]int{far, n - 1}, limit, keep)
	for i := 1; i < n-1; i++ {
		if keep[i] && i != far {
			return
		}
	}
	// A third point, from whichever side bulges more.
	a, da := farthest(pts, 0, far)
	b, db := farthest(pts, far, n-1)
	if b > far && (db > da || a <= 0) {
		a = b
	}
	keep[a] = true
}

type stretch struct{ first, last, depth int }

func peuckerSplit(pts []float64, whole [2]int, limit float64, keep []bool) {
	stack := []stretch{{whole[0], whole[1], 0}}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.last-s.first < 2 {
			continue
		}
		far, d := farthest(pts, s.first, s.last)
		if !(d > limit) {
			continue
		}
		if s.depth > maxSplits {
			far = (s.first + s.last) / 2
		}
		keep[far] = true
		stack = append(stack, stretch{s.first, far, s.depth + 1}, stretch{far, s.last, s.depth + 1})
	}
}

// farthest returns the point between first and last that is farthest from the
// straight line between these two, and the square of its distance. Without a
// point between them it returns first.
func farthest(pts []float64, first, last int) (at int, squared float64) {
	ax, ay := pts[2*first], pts[2*first+1]
	ux, uy := pts[2*last]-ax, pts[2*last+1]-ay
	length := float64(ux*ux) + float64(uy*uy)
	at, squared = first, -1
	for i := first + 1; i < last; i++ {
		x, y := pts[2*i]-ax, pts[2*i+1]-ay
		d := float64(x*x) + float64(y*y)
		if length > 0 {
			along := float64(x*ux) + float64(y*uy)
			switch {
			case along >= length:
				x, y = x-ux, y-uy
				d = float64(x*x) + float64(y*y)
			case along > 0:
				across := float64(x*uy) - float64(y*ux)
				d = float64(across*across) / length
			}
		}
		if d > squared {
			at, squared = i, d
		}
	}
	if at == first && last-first > 1 {
		at = (first + last) / 2 // no number among the distances
	}
	return at, squared
}

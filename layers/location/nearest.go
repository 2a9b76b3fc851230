package location

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// EarthRadius is the radius of the sphere on which distances are reckoned, km:
// the mean radius of the ellipsoid GRS 80 (IUGG, R1).
const EarthRadius = 6371.0088

// Points finds the nearest of many points. It is safe for concurrent use.
type Points struct {
	// tree is a tree of points on the unit sphere, each in the middle of those
	// that it divides along one axis after the other.
	tree []point
}

// point is a point on the unit sphere, with the number of its feature.
type point struct {
	at      [3]float64
	feature int
}

func onSphere(lon, lat float64) [3]float64 {
	sinLon, cosLon := math.Sincos(flat.Radians(lon))
	sinLat, cosLat := math.Sincos(flat.Radians(lat))
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// Add adds a point in degrees of a feature; Sort must follow.
func (p *Points) Add(feature int, lon, lat float64) {
	p.tree = append(p.tree, point{onSphere(lon, lat), feature})
}

// Sort makes the tree.
func (p *Points) Sort() { divide(p.tree, 0) }

// Empty reports whether there are no points.
func (p *Points) Empty() bool { return len(p.tree) == 0 }

// divide puts the point in the middle along an axis into the middle, and those
// before and after it to its sides.
func divide(points []point, axis int) {
	if len(points) < 2 {
		return
	}
	slices.SortFunc(points, func(a, b point) int {
		if a.at[axis] != b.at[axis] {
			if a.at[axis] < b.at[axis] {
				return -1
			}
			return 1
		}
		return a.feature - b.feature
	})
	middle := len(points) / 2
	next := (axis + 1) % 3
	divide(points[:middle], next)
	divide(points[middle+1:], next)
}

// Nearest returns the feature of the point that is nearest to one in degrees, of
// equally near ones the first feature, and its distance in km. It is -1 where
// there are no points.
func (p *Points) Nearest(lon, lat float64) (feature int, km float64) {
	best := nearest{from: onSphere(lon, lat), feature: -1, chord: math.Inf(1)}
	best.search(p.tree, 0)
	if best.feature < 0 {
		return -1, math.Inf(1)
	}
	// The chord, squared, to the arc.
	return best.feature, 2 * EarthRadius * math.Asin(min(1, math.Sqrt(best.chord)/2))
}

// nearest is a search for the nearest point; chord is its distance squared
// through the sphere.
type nearest struct {
	from    [3]float64
	feature int
	chord   float64
}

func (n *nearest) search(points []point, axis int) {
	for len(points) > 0 {
		middle := len(points) / 2
		p := points[middle]
		dx, dy, dz := p.at[0]-n.from[0], p.at[1]-n.from[1], p.at[2]-n.from[2]
		chord := float64(dx*dx) + float64(dy*dy) + float64(dz*dz)
		if chord < n.chord || chord == n.chord && p.feature < n.feature {
			n.chord, n.feature = chord, p.feature
		}
		apart := n.from[axis] - p.at[axis]
		near, far := points[:middle], points[middle+1:]
		if apart > 0 {
			near, far = far, near
		}
		axis = (axis + 1) % 3
		n.search(near, axis)
		if float64(apart*apart) > n.chord {
			return
		}
		points = far
	}
}

package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/twpayne/go-geom"
)

// System is a system of plane coordinates in which the edges of data may be
// straight. Package crs has them.
type System interface {
	// ToWGS84 returns the longitude and latitude, degrees, of a point of
	// the plane. They are not ok where there is none.
	ToWGS84(x, y float64) (lon, lat float64, ok bool)
	// FromWGS84 is the inverse.
	FromWGS84(lon, lat float64) (x, y float64, ok bool)
}

// curve is an edge that is not straight in degrees: the point at a part of the
// way from its first end, at 0, to its last one, at 1.
type curve func(t float64) (lon, lat float64, ok bool)

// maxTraced bounds how often a curve is halved: near a pole even small pieces
// are not straight in degrees.
const maxTraced = 14

// Curved reports whether edges are not straight in degrees.
func (e Edges) Curved() bool { return e.Geodesic || e.System != nil }

// curve returns the edge between two points in degrees, nil where it is as
// straight as any.
func (e Edges) curve(x0, y0, x1, y1 float64) curve {
	if e.Geodesic {
		return geodesic(x0, y0, x1, y1)
	}
	// An end on the plane's own cut is on the side from which the edge comes.
	const aside = 1e-10
	d := eastward(x0, x1)
	ax, ay, ok := e.System.FromWGS84(x0+float64(aside*d), y0)
	bx, by, too := e.System.FromWGS84(x1-float64(aside*d), y1)
	if !ok || !too {
		return nil
	}
	ax, bx = ax+e.beyond(x0, y0), bx+e.beyond(x1, y1)
	return func(t float64) (lon, lat float64, ok bool) {
		lon, lat, ok = e.System.ToWGS84(ax+float64((bx-ax)*t), ay+float64((by-ay)*t))
		switch {
		case lon-x0 > 180:
			lon -= 360
		case lon-x0 < -180:
			lon += 360
		}
		return lon, lat, ok
	}
}

// beyond is how far x of a longitude beyond 180 degrees is from where the plane
// has it: by its width where it goes on there, else by nothing.
func (e Edges) beyond(lon, lat float64) float64 {
	if math.Abs(lon) <= 180 {
		return 0
	}
	const near = 1e-10
	east, _, ok := e.System.FromWGS84(180-near, lat)
	west, _, too := e.System.FromWGS84(near-180, lat)
	if !ok || !too {
		return 0
	}
	return math.Round(lon/360) * (east - west)
}

// geodesic is the great arc between two points. Of the many between two that
// are opposite to each other it is the one over the north pole.
func geodesic(x0, y0, x1, y1 float64) curve {
	a, b := spot{x0 * degree, y0 * degree}.vec(), spot{x1 * degree, y1 * degree}.vec()
	size := a.Apart(b)
	across := b.Plus(-a.Dot(b), a)
	if norm := across.Norm(); norm < speck {
		across = vec{X: -math.Sin(y0*degree) * math.Cos(x0*degree), Y: -math.Sin(y0*degree) * math.Sin(x0*degree), Z: math.Cos(y0 * degree)}
	} else {
		across = vec{X: across.X / norm, Y: across.Y / norm, Z: across.Z / norm}
	}
	return func(t float64) (lon, lat float64, ok bool) {
		sin, cos := math.Sincos(size * t)
		s := spotOf(vec{}.Plus(cos, a).Plus(sin, across))
		lon, lat = s.lambda/degree, s.phi/degree
		if math.Abs(x0) > 180 || math.Abs(x1) > 180 {
			lon = x0 + math.Remainder(lon-x0, 360) // beside the ends, else it would seem a full turn away
		}
		return lon, lat, true
	}
}

// traced returns flat coordinates in degrees with points, on edges that are not
// straight in degrees, so close that no straight line between two of them is
// visibly off; flat pairs. The points are remembered as soft ones.
func (w *walker) traced(flat []float64, stride int) []float64 {
	return w.addTraced(make([]float64, 0, len(flat)/stride*2), flat, stride)
}

// addTraced appends what traced returns.
func (w *walker) addTraced(out, flat []float64, stride int) []float64 {
	for i := 0; i+1 < len(flat); i += stride {
		if i > 0 {
			out = w.trace(out, flat[i-stride], flat[i-stride+1], flat[i], flat[i+1])
		}
		out = append(longlist.For(out, 2), flat[i], flat[i+1])
	}
	return out
}

// trace appends the inner points of an edge. They are reckoned from the same
// end whichever way the edge runs.
func (w *walker) trace(out []float64, x0, y0, x1, y1 float64) []float64 {
	dx, dy := eastward(x0, x1), y1-y0
	if !(float64(dx*dx)+float64(dy*dy) > w.p.shortest/8) || !placed(x0, y0) || !placed(x1, y1) {
		return out
	}
	if math.Abs(x1-x0) >= fullTurn {
		return out // a box around the world, which says nothing of its sides
	}
	if w.edges.Geodesic && y0 == y1 && math.Abs(y0) == 90 {
		return out // from meridian to meridian at a pole
	}
	ax, bx := wrapped(x0), wrapped(x1)
	back := bx < ax || bx == ax && y1 < y0
	if back {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	c := w.edges.curve(x0, y0, x1, y1)
	if c == nil {
		return out
	}
	from := len(out)
	out = w.halveCurve(out, c, end{0, x0, y0}, end{1, x1, y1}, maxTraced)
	if back {
		for i, j := from, len(out)-2; i < j; i, j = i+2, j-2 {
			out[i], out[i+1], out[j], out[j+1] = out[j], out[j+1], out[i], out[i+1]
		}
	}
	if w.put == nil {
		w.put = map[[2]float64]bool{}
	}
	for i := from; i < len(out); i += 2 {
		w.put[[2]float64{out[i], out[i+1]}] = true
	}
	return out
}

// placed reports whether coordinates are a place on the globe.
func placed(lon, lat float64) bool { return math.Abs(lon) <= farthest && math.Abs(lat) <= 90 }

// end is a point of a curve: at which part of it, and where.
type end struct{ t, lon, lat float64 }

// halveCurve appends the points that a curve needs between two of its points.
func (w *walker) halveCurve(out []float64, c curve, a, b end, depth int) []float64 {
	if depth == 0 || !w.goesOn() || w.edges.Geodesic && w.p.unseen(a.lon, a.lat, b.lon, b.lat) || !w.p.strays(c, a, b) {
		return out
	}
	m := end{t: (a.t + b.t) / 2}
	var ok bool
	if m.lon, m.lat, ok = c(m.t); !ok {
		return out
	}
	out = w.halveCurve(out, c, a, m, depth-1)
	out = append(out, m.lon, m.lat)
	return w.halveCurve(out, c, m, b, depth-1)
}

// strays reports whether a piece of a curve is visibly off the straight line in
// degrees between its ends.
func (p *Projection) strays(c curve, a, b end) bool {
	dx, dy := eastward(a.lon, b.lon), b.lat-a.lat
	const long = 30
	if math.Abs(dx) > long || math.Abs(dy) > long {
		return true
	}
	for _, part := range [2]float64{0.5, 0.25} {
		lon, lat, ok := c(a.t + float64((b.t-a.t)*part))
		if !ok {
			return false
		}
		// The nearest point of the line, in degrees of a local plane.
		k := math.Cos(lat * degree)
		x, y := k*eastward(a.lon, lon), lat-a.lat
		lx, ly := k*dx, dy
		t := 0.0
		if length := lx*lx + ly*ly; length > 0 {
			t = math.Max(0, math.Min((x*lx+y*ly)/length, 1))
		}
		if p.seenApart(p.rot.spot(lon, lat), p.rot.spot(a.lon+dx*t, a.lat+dy*t)) {
			return true
		}
	}
	return false
}

// straightened returns a geometry with the points that its edges need to be
// straight in degrees between them.
func (w *walker) straightened(g geom.T) geom.T {
	if w.edges.Geodesic {
		g = w.p.overPoles(g)
	}
	flat, stride := g.FlatCoords(), g.Stride()
	ends := func(ends []int, from int, out []float64) ([]float64, []int, int) {
		to := make([]int, 0, len(ends))
		for _, end := range ends {
			out = w.addTraced(out, flat[from:end], stride)
			to, from = append(to, len(out)), end
		}
		return out, to, from
	}
	all := make([]float64, 0, len(flat)/stride*2)
	switch g := g.(type) {
	case *geom.LineString, *geom.LinearRing:
		return geom.NewLineStringFlat(geom.XY, w.traced(flat, stride))
	case *geom.MultiLineString:
		all, to, _ := ends(g.Ends(), 0, all)
		return geom.NewMultiLineStringFlat(geom.XY, all, to)
	case *geom.Polygon:
		w.edges.Wide = WideShort
		all, to, _ := ends(g.Ends(), 0, all)
		return geom.NewPolygonFlat(geom.XY, all, to)
	case *geom.MultiPolygon:
		w.edges.Wide = WideShort
		endss := make([][]int, len(g.Endss()))
		from := 0
		for i, of := range g.Endss() {
			all, endss[i], from = ends(of, from, all)
		}
		return geom.NewMultiPolygonFlat(geom.XY, all, endss)
	}
	return g
}

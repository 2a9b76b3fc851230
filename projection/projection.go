// Package projection lays the globe flat: it turns geometries in degrees of
// longitude and latitude into geometries in pixels, and back.
//
// Projections come from package catalogue, by their names; from package crs, by
// EPSG codes, PROJ strings and WKT; or from New, with a Formula of one's own.
// WithView and Fit place them on a page, Project draws with them.
//
// One pipeline serves every projection. A geometry's edges, straight in
// longitude and latitude, are split where that shows; the sphere is turned so
// that the map's centre is at (0, 0); it is cut along the antimeridian, a
// small circle or an interrupted projection's lobes; the formula is resampled
// until edges are within half a pixel of the true curve; and the plane is
// placed on the page.
//
//	edges -> rotation -> stages (disc, cut) -> resampling -> view
//
// Any winding of rings will do. What a file has cut at 180 degrees or along a
// pole is stitched before it is cut anew. A border that two polygons share has
// the very same points in both after the projection.
//
// A Projection never changes and is safe for concurrent use.
package projection

import (
	"errors"
	"fmt"
	"math"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// Formula maps the unit sphere to the plane and back. Package catalogue has
// more than a hundred; a program may bring its own.
//
// Angles are radians: lambda is the longitude east of the central meridian in
// [-pi, pi], phi the latitude in [-pi/2, pi/2]. Plane coordinates are in radii
// of the sphere, x to the east, y to the north. Where a point has no image (or
// no origin) both results are NaN. A formula is a value without state, safe for
// concurrent use.
type Formula interface {
	// Forward returns the easting and northing, in radii, of the point at
	// lambda, phi (radians).
	Forward(lambda, phi float64) (x, y float64)
	// Inverse returns the longitude and latitude, in radians, that Forward
	// maps to x, y (radii).
	Inverse(x, y float64) (lambda, phi float64)
}

// Options say how a projection is turned and how finely it is drawn. The zero
// value of every field is its default.
type Options struct {
	// Rotate is the longitude and latitude that become the centre and the
	// roll about it, which turns the globe counter-clockwise, degrees. It
	// takes the place of the setup's own centre (lon0 and lat0); the roll
	// adds to the one that is part of the projection, such as a quarter
	// turn of transverse ones.
	Rotate *[3]float64
	// Flip turns the map by 180 degrees: south up.
	Flip bool
	// ClipAngle shows only what is within this many degrees of the
	// centre; 0 is the projection's own limit.
	ClipAngle float64
	// Precision is the largest distance in pixels of a drawn edge from
	// the true curve; 0 means 0.5.
	Precision float64
}

// Clip says where the sphere is cut before it is laid flat.
type Clip struct {
	// Angle, when not 0, is the radius in degrees of a circle around the
	// centre outside of which nothing is drawn; 0 cuts along the
	// antimeridian.
	Angle float64
	// Lobes, when not nil, cut along the rings of an interrupted
	// projection: longitude, latitude in degrees, relative to the centre.
	// Their edges on a meridian, from a pole to where lobes meet, are the
	// cuts; their edges on a parallel join lobes and cut nothing.
	Lobes [][][2]float64
	// South and North, when not both 0, are latitudes in degrees, relative
	// to the centre, beyond which nothing is drawn.
	South, North float64
}

// Setup is a formula with what the pipeline must know of it.
type Setup struct {
	Formula Formula
	// Rotate is the point that becomes (0, 0) of the formula and the roll
	// about it, degrees.
	Rotate [3]float64
	// Clip is what is shown of the globe.
	Clip Clip
	// System, where it is not nil, is the coordinate system whose plane the
	// formula draws: edges that are straight in it are straight on the page.
	System Planar
}

// View places the plane on the page: x px = X + Scale*x, y px = Y - Scale*y.
type View struct {
	// Scale is pixels per radius.
	Scale float64
	// X and Y are the pixels of the plane's origin.
	X, Y float64
}

// Projection takes degrees to pixels. Make it with New or NewFrom.
type Projection struct {
	setup Setup
	// slices is the formula's form for many points; nil where it has none.
	slices func(points [][2]float64)
	// radial is the formula's form for vectors, where it has one and nothing but a
	// circle around the centre cuts the sphere; nil elsewhere.
	radial func(x, y, z float64) (easting, northing float64)
	// levelTo is the square of how long, in pixels, edges are of which nothing is asked
	// where they are near the centre, if the formula is such.
	levelTo float64
	options Options
	view    View
	rot     rotation
	stages  []stage
	// kx and ky are the view's scales with their signs.
	kx, ky float64
	// straight is how far, in radians, an edge may be from straight in
	// longitude and latitude; shortest is the measure, in square degrees, of
	// the smallest edge that could be further.
	straight, shortest float64
	// fine is the square of the precision in pixels.
	fine    float64
	caps    *atomic.Pointer[shownCap]
	horizon float64
	// sight is what is within the horizon.
	sight roundCap
	// beside, if not nil, is what is drawn without care.
	beside *beside
	// plane says that the data lies in a plane of its own; see NewPlane.
	plane bool
	// heed is called now and then by what takes long; nil is never called.
	heed func() error
	// memory is where coordinates of what is projected go; nil where they have their own.
	memory *Memory
}

// Heeding returns the projection with heed, which is called about every
// millisecond by what takes long, from any goroutine that projects. When it
// returns an error, the geometry in hand is given up: what is returned for it
// means nothing, and whoever asked looks himself whether that was so.
func (p *Projection) Heeding(heed func() error) *Projection {
	q := *p
	q.heed = heed
	return &q
}

// New returns the projection of a setup, with a view of one pixel per radius.
// It is an error when the setup has no formula or a number is not one that
// there can be. Package catalogue makes projections by their names, package crs
// the setups of coordinate systems.
func New(s Setup, o Options) (*Projection, error) {
	if err := check(s, o); err != nil {
		return nil, err
	}
	if o.Rotate != nil {
		s.Rotate = [3]float64{o.Rotate[0], o.Rotate[1], o.Rotate[2] + s.Rotate[2]}
	}
	if o.ClipAngle > 0 && o.ClipAngle < 180 && (!(s.Clip.Angle > 0) || o.ClipAngle < s.Clip.Angle) {
		o.ClipAngle = math.Max(o.ClipAngle, 1e-6)
	} else {
		o.ClipAngle = 0
	}
	if o.Precision == 0 {
		o.Precision = 0.5
	}
	if o.Rotate != nil {
		s.System = nil // it is not the system's own map any more
	}
	p := &Projection{setup: s, slices: formula.Slices(s.Formula), options: o, rot: newRotation(s.Rotate)}
	return p.WithView(View{Scale: 1}), nil
}

// check examines what a projection is made of.
func check(s Setup, o Options) error {
	switch {
	case s.Formula == nil:
		return errors.New("the setup has no formula")
	case !centre(s.Rotate):
		return fmt.Errorf("the setup is turned to %g; longitude, latitude and roll are in degrees", s.Rotate)
	case !(o.ClipAngle >= 0 && o.ClipAngle <= 180):
		return fmt.Errorf("clip angle is %g, must be from 0 to 180 degrees", o.ClipAngle)
	case !(o.Precision >= 0 && o.Precision <= math.MaxFloat64):
		return fmt.Errorf("precision is %g, must be a number of pixels", o.Precision)
	case o.Rotate != nil && !centre(*o.Rotate):
		return fmt.Errorf("cannot rotate to %g; longitude, latitude and roll are in degrees", *o.Rotate)
	}
	return nil
}

// centre reports whether a longitude, a latitude and a roll are degrees that
// the globe can be turned to.
func centre(r [3]float64) bool {
	return math.Abs(r[0]) <= farthest && math.Abs(r[1]) <= 90 && math.Abs(r[2]) <= farthest
}

// WithView returns the same projection with another view.
func (p *Projection) WithView(v View) *Projection {
	q := *p
	q.view = v
	q.kx, q.ky = v.Scale, -v.Scale
	if p.options.Flip {
		q.kx, q.ky = -v.Scale, v.Scale
	}
	scale := math.Max(math.Abs(v.Scale), 1e-6)
	q.straight = math.Max(p.options.Precision/5/scale, 1e-12)
	q.shortest = math.Min(16*q.straight/steepest/(degree*degree), 45*45)
	q.fine = p.options.Precision * p.options.Precision
	if !p.plane {
		q.stages, q.horizon = q.stagesOf(p.setup.Clip, p.options.ClipAngle)
		q.sight = newCap(p.rot.lon, p.setup.Rotate[1], q.horizon+1e-6)
	}
	q.radial, q.levelTo = q.radialForm(), q.levelWithin()
	q.caps = &atomic.Pointer[shownCap]{}
	return &q
}

// View returns the projection's view.
func (p *Projection) View() View { return p.view }

// stagesOf lists what cuts the sphere, and the radius in radians of the circle
// around the centre beyond which nothing is drawn.
func (p *Projection) stagesOf(c Clip, angle float64) (stages []stage, horizon float64) {
	horizon = math.Pi
	radius := c.Angle
	if angle != 0 {
		radius = angle
	}
	if radius > 0 {
		horizon = radius * degree
		stages = append(stages, newDisc(horizon, p.straight))
	}
	if c.South != 0 || c.North != 0 {
		if c.North < 90 {
			stages = append(stages, newParallel(c.North*degree, -1, p.straight))
		}
		if c.South > -90 {
			stages = append(stages, newParallel(c.South*degree, 1, p.straight))
		}
	}
	if !(c.Angle > 0) {
		stages = append(stages, newCut(c.Lobes))
	}
	for i, s := range stages {
		s.probe(p, stages[:i])
	}
	return stages, horizon
}

// Forward returns the pixels of a point in degrees. It is not ok where the
// point is clipped away or has no image.
func (p *Projection) Forward(lon, lat float64) (x, y float64, ok bool) {
	if p.plane {
		return p.pin(spot{lon, lat})
	}
	if !(math.Abs(lon) <= farthest && math.Abs(lat) <= 90) {
		return math.NaN(), math.NaN(), false
	}
	s := p.rot.spot(lon, lat)
	for _, stage := range p.stages {
		if !stage.sees(s) {
			return math.NaN(), math.NaN(), false
		}
	}
	return p.place(s)
}

// place returns the pixels of a spot.
func (p *Projection) place(s spot) (x, y float64, ok bool) {
	return p.onPage(p.setup.Formula.Forward(s.lambda, s.phi))
}

// onPage returns the pixels of a point of the plane.
func (p *Projection) onPage(x, y float64) (float64, float64, bool) {
	x, y = p.view.X+float64(p.kx*x), p.view.Y+float64(p.ky*y)
	return x, y, x-x == 0 && y-y == 0
}

// pin returns the pixels of a spot on the raster that drawings stand on.
// Sines and products differ in their last bit from one processor to another
// (some multiply and add in one step), and where two points are equally good to
// simplify a line, that bit would decide. On the raster it is gone.
func (p *Projection) pin(s spot) (x, y float64, ok bool) {
	x, y, ok = p.place(s)
	return (x + raster) - raster, (y + raster) - raster, ok
}

// raster is a number so large that adding it rounds pixels to multiples of
// 2^-20, a millionth: 1.5 times 2^(52-20).
const raster = 3 << 31

// Inverse returns the degrees of a point in pixels. It is not ok where the
// point is outside of the map.
func (p *Projection) Inverse(x, y float64) (lon, lat float64, ok bool) {
	lambda, phi := p.setup.Formula.Inverse((x-p.view.X)/p.kx, (y-p.view.Y)/p.ky)
	s := spot{lambda, phi}
	if !(lambda-lambda == 0 && phi-phi == 0) {
		return math.NaN(), math.NaN(), false
	}
	for _, stage := range p.stages {
		if !stage.sees(s) {
			return math.NaN(), math.NaN(), false
		}
	}
	if p.plane {
		return lambda, phi, true
	}
	lon, lat = p.rot.back(s)
	return lon, lat, true
}

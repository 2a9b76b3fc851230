package projection

import (
	"github.com/seed-898ab921/kartograph/projection/formula"
	"github.com/twpayne/go-geom"
)

// Settings choose a projection and how it is turned. The zero value of every
// field but ID is its default.
type Settings struct {
	// ID is a projection's id or one of its aliases, in any case.
	ID string
	// Params are the numbers that the projection takes, by name, in the
	// units of its Definition (degrees for angles). What is missing has
	// its default; a name that the projection does not know is an error.
	Params map[string]float64
	// Rotate is the longitude and latitude that become the centre and the
	// roll about it, degrees; it takes the place of lon0 and lat0.
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
	Lobes [][][2]float64
}

// Setup is a formula with what the pipeline must know of it.
type Setup struct {
	Formula formula.Formula
	// Rotate is the point that becomes (0, 0) of the formula and the roll
	// about it, degrees.
	Rotate [3]float64
	Clip   Clip
}

// View places the plane on the page: x px = X + Scale*x, y px = Y - Scale*y.
type View struct {
	// Scale is pixels per radius.
	Scale float64
	// X and Y are the pixels of the plane's origin.
	X, Y float64
}

// Box is a rectangle of plane coordinates or of pixels.
type Box struct{ MinX, MinY, MaxX, MaxY float64 }

// The API that the pipeline offers (implemented in this package):
//
//	func New(s Settings) (*Projection, error)
//	func NewFrom(d Setup, s Settings) *Projection // for crs
//	func (p *Projection) WithView(v View) *Projection
//	func (p *Projection) View() View
//	func (p *Projection) Project(g geom.T) geom.T      // degrees -> pixels; nil where nothing is visible
//	func (p *Projection) Stream(g geom.T, to Sink)
//	func (p *Projection) Forward(lon, lat float64) (x, y float64, ok bool) // degrees -> pixels, ok false when clipped
//	func (p *Projection) Inverse(x, y float64) (lon, lat float64, ok bool) // pixels -> degrees
//	func (p *Projection) Sphere() geom.T               // the globe's outline in pixels
//	func (p *Projection) Extent(gs ...geom.T) Box      // plane box (radii, y north) of geometries in degrees; no arguments: of the sphere
//	func (p *Projection) MayShow(degrees *geom.Bounds, pixels Box) bool
//	func ClipToBox(g geom.T, b Box) geom.T             // pixels -> pixels
var _ geom.T

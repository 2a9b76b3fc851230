package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Plane is the extent of coordinates that lie in a plane, or of which nothing says
// what they are.
type Plane struct {
	MinX, MinY, MaxX, MaxY float64
	// Candidates are systems that they may be in, the likeliest first.
	Candidates []crs.Candidate
}

// maxCandidates is how many systems are proposed.
const maxCandidates = 8

// inspectPlane describes data in an unknown plane; nil where it is none.
func inspectPlane(ctx context.Context, r source.Request, o Options) *Inspection {
	r.CRS = "plane"
	data, err := readRequest(ctx, r, o)
	if err != nil {
		return nil
	}
	in := describePlane(data, false)
	if in.CRS = ""; in.Plane == nil {
		return nil
	}
	p := in.Plane
	p.Candidates = crs.Guess(crs.Box{MinX: p.MinX, MinY: p.MinY, MaxX: p.MaxX, MaxY: p.MaxY}, maxCandidates)
	return in
}

// describePlane describes data in a plane, in the coordinates of its file.
func describePlane(data *source.Data, down bool) *Inspection {
	in := describe(data)
	e := in.Extent
	if in.Extent = nil; e == nil {
		return in
	}
	in.Plane = &Plane{MinX: e.West, MinY: e.South, MaxX: e.East, MaxY: e.North}
	if down {
		in.Plane.MinY, in.Plane.MaxY = 0-e.North, 0-e.South
	}
	return in
}

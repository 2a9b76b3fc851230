package kartograph

import (
	"context"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Plane is the extent of coordinates of which nothing says what they are.
type Plane struct {
	MinX, MinY, MaxX, MaxY float64
	// Candidates are systems that they may be in, the likeliest first.
	Candidates []crs.Candidate
}

// maxCandidates is how many systems are proposed.
const maxCandidates = 8

// inspectPlane describes data in an unknown plane; nil where it is none. It is
// read as if it were in metres on an enormous sphere, whose degrees are the
// coordinates but for a factor.
func inspectPlane(ctx context.Context, r source.Request, o Options) *Inspection {
	const radius = 1e12
	r.CRS = fmt.Sprintf("+proj=eqc +R=%g", radius)
	data, err := readRequest(ctx, r, o)
	if err != nil {
		return nil
	}
	in := describe(data)
	e := in.Extent
	if in.CRS, in.Extent = "", nil; e == nil {
		return nil
	}
	const metres = radius * math.Pi / 180
	in.Plane = &Plane{MinX: e.West * metres, MinY: e.South * metres, MaxX: e.East * metres, MaxY: e.North * metres}
	in.Plane.Candidates = crs.Guess(in.Plane.MinX, in.Plane.MinY, in.Plane.MaxX, in.Plane.MaxY, maxCandidates)
	return in
}

package projection

// Sink receives a geometry as a sequence of calls, the way d3-geo's streams
// do. Lines and rings come as LineStart, Point..., LineEnd; the rings of one
// polygon stand between PolygonStart and PolygonEnd, and a ring's closing point
// is not repeated. The space of the coordinates is the stage's own: degrees
// before the pipeline, radians within it, pixels (y down) after it.
type Sink interface {
	Point(x, y float64)
	LineStart()
	LineEnd()
	PolygonStart()
	PolygonEnd()
	// Sphere stands for the whole globe's outline.
	Sphere()
}

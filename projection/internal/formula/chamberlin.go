package formula

import "math"

// Chamberlin is Wellman Chamberlin's trimetric projection of 1946: the mean of
// the three points at which arcs with the true distances from each two of
// three given points meet. Snyder and Voxland 1989. Make it with
// NewChamberlin.
type Chamberlin struct {
	points [3]chamberlinPoint
	// beta1 and beta2 turn the second and third base line into the plane.
	beta1, beta2 float64
	sumX, sumY   float64
}

// chamberlinPoint is a given point: its place, its image, and the distance and
// azimuth of the next one.
type chamberlinPoint struct {
	lambda, phi, x, y, distance, azimuth float64
}

// NewChamberlin returns the projection for three points, longitude and
// latitude in radians, that are not on one great circle and run clockwise.
func NewChamberlin(points [3][2]float64) Chamberlin {
	var c Chamberlin
	for i, p := range points {
		next := points[(i+1)%3]
		d, az := course(p[0], p[1], next[0], next[1])
		c.points[i] = chamberlinPoint{lambda: p[0], phi: p[1], distance: d, azimuth: az}
	}
	p := &c.points
	beta0 := angleOpposite(p[0].distance, p[2].distance, p[1].distance)
	c.beta1 = angleOpposite(p[0].distance, p[1].distance, p[2].distance)
	c.beta2 = math.Pi - beta0
	p[0].y = p[2].distance * math.Sin(beta0)
	p[1].y = p[0].y
	p[1].x = p[0].distance / 2
	p[0].x = -p[1].x
	p[2].x = p[0].x + p[2].distance*math.Cos(beta0)
	c.sumX, c.sumY = p[2].x, 2*p[0].y
	return c
}

// Forward implements Formula.
func (c Chamberlin) Forward(lambda, phi float64) (x, y float64) {
	var far, bearing [3]float64
	for i := range c.points {
		p := &c.points[i]
		far[i], bearing[i] = course(p.lambda, p.phi, lambda, phi)
		if far[i] < 1e-12 {
			return p.x, p.y
		}
		bearing[i] = math.Remainder(bearing[i]-p.azimuth, 2*math.Pi)
	}
	x, y = c.sumX, c.sumY
	for i := range c.points {
		a := angleOpposite(c.points[i].distance, far[i], far[(i+1)%3])
		if bearing[i] < 0 {
			a = -a
		}
		switch i {
		case 0:
			x, y = x+far[i]*math.Cos(a), y-far[i]*math.Sin(a)
		case 1:
			a = c.beta1 - a
			x, y = x-far[i]*math.Cos(a), y-far[i]*math.Sin(a)
		case 2:
			a = c.beta2 - a
			x, y = x+far[i]*math.Cos(a), y+far[i]*math.Sin(a)
		}
	}
	return x / 3, y / 3
}

// Inverse implements Formula. There is no closed form.
func (c Chamberlin) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x, y}, x, y, c.Forward)
}

// course returns the distance and the azimuth (clockwise from north) from one
// point to another, radians. Snyder 1987, p. 30, eq. 5-3a and 5-4b.
func course(lambda1, phi1, lambda2, phi2 float64) (distance, azimuth float64) {
	sin1, cos1 := math.Sincos(phi1)
	sin2, cos2 := math.Sincos(phi2)
	sin, cos := math.Sincos(lambda2 - lambda1)
	east, north := cos2*sin, cos1*sin2-sin1*cos2*cos
	return math.Atan2(math.Hypot(east, north), sin1*sin2+cos1*cos2*cos), math.Atan2(east, north)
}

// angleOpposite returns the angle between the sides b and c of a plane
// triangle, opposite to a.
func angleOpposite(b, c, a float64) float64 {
	return math.Acos(clamp((b*b+c*c-a*a)/(2*b*c), 1))
}

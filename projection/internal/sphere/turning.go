package sphere

import "math"

// Turning is a rotation of the sphere, as a matrix whose rows are the new axes.
type Turning [3][3]float64

// TurningOf is the rotation of projection.Setup: the point lon, lat becomes
// (0, 0), and the roll turns the map counter-clockwise about it. Degrees.
func TurningOf(r [3]float64) Turning {
	sinL, cosL := SincosDegrees(r[0])
	sinP, cosP := SincosDegrees(r[1])
	sinR, cosR := SincosDegrees(r[2])
	// The new axes before the roll: out at the centre, east, north.
	out := [3]float64{cosP * cosL, cosP * sinL, sinP}
	east := [3]float64{-sinL, cosL, 0}
	north := [3]float64{-sinP * cosL, -sinP * sinL, cosP}
	t := Turning{out}
	for i := range 3 {
		t[1][i] = float64(east[i]*cosR) - float64(north[i]*sinR)
		t[2][i] = float64(north[i]*cosR) + float64(east[i]*sinR)
	}
	return t
}

// Rotate returns the rotation as longitude, latitude and roll, degrees; it
// inverts TurningOf.
func (t Turning) Rotate() [3]float64 {
	lon := math.Atan2(t[0][1], t[0][0])
	lat := math.Atan2(t[0][2], math.Hypot(t[0][0], t[0][1]))
	// Of the plain axes at the centre, how far the rows are rolled.
	sinL, cosL := math.Sincos(lon)
	cosR := float64(t[1][1]*cosL) - float64(t[1][0]*sinL)
	sinR := float64(t[2][1]*cosL) - float64(t[2][0]*sinL)
	return [3]float64{lon / (math.Pi / 180), lat / (math.Pi / 180), math.Atan2(sinR, cosR) / (math.Pi / 180)}
}

// Apply turns a point given in radians.
func (t *Turning) Apply(lambda, phi float64) (float64, float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	x, y, z := cos*cosL, cos*sinL, sin
	return direction(
		float64(t[0][0]*x)+float64(t[0][1]*y)+float64(t[0][2]*z),
		float64(t[1][0]*x)+float64(t[1][1]*y)+float64(t[1][2]*z),
		float64(t[2][0]*x)+float64(t[2][1]*y)+float64(t[2][2]*z))
}

// Undo inverts Apply.
func (t *Turning) Undo(lambda, phi float64) (float64, float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	x, y, z := cos*cosL, cos*sinL, sin
	return direction(
		float64(t[0][0]*x)+float64(t[1][0]*y)+float64(t[2][0]*z),
		float64(t[0][1]*x)+float64(t[1][1]*y)+float64(t[2][1]*z),
		float64(t[0][2]*x)+float64(t[1][2]*y)+float64(t[2][2]*z))
}

func direction(x, y, z float64) (lambda, phi float64) {
	return math.Atan2(y, x), math.Atan2(z, math.Hypot(x, y))
}

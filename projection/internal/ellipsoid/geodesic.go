package ellipsoid

import "math"

// Geodesics solves the two problems of shortest lines on an ellipsoid with
// a = 1; Karney, "Algorithms for geodesics" (Journal of Geodesy 87, 2013), by
// its series of sixth order. Angles are radians.
type Geodesics struct {
	f, f1, ep2 float64
	mer        Meridian
	a3         [6]float64
	// c3[l-1] holds the coefficients of eps^l, eps^(l+1) ... of term l.
	c3 [5][]float64
}

// NewGeodesics returns the shortest lines on a figure.
func NewGeodesics(el Figure) *Geodesics {
	n := el.N
	return &Geodesics{
		f: el.F, f1: 1 - el.F, ep2: el.ES / (1 - el.ES), mer: NewMeridian(el),
		// Equation 24.
		a3: [6]float64{1, (n - 1) / 2, ((3*n-1)*n - 2) / 8, ((-n-3)*n - 1) / 16, (-2*n - 3) / 64, -3.0 / 128},
		// Equation 25.
		c3: [5][]float64{
			{(1 - n) / 4, (1 - n*n) / 8, ((3-n)*n + 3) / 64, (2*n + 5) / 128, 3.0 / 128},
			{((n-3)*n + 2) / 32, ((-3*n-2)*n + 3) / 64, (n + 3) / 128, 5.0 / 256},
			{((5*n-9)*n + 5) / 192, (9 - 10*n) / 384, 7.0 / 512},
			{(7 - 14*n) / 512, 7.0 / 512},
			{21.0 / 2560},
		},
	}
}

// polynomial is c[0] + c[1] x + ...
func polynomial(x float64, c []float64) float64 {
	sum := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		sum = float64(sum*x) + c[i]
	}
	return sum
}

// sines is the sum of c[l-1] sin(2 l sigma).
func sines(sin, cos float64, c []float64) float64 {
	x := 2 * (cos - sin) * (cos + sin)
	u0, u1 := 0.0, 0.0
	for k := len(c) - 1; k >= 0; k-- {
		u0, u1 = float64(x*u0)-u1+c[k], u0
	}
	return 2 * sin * cos * u0
}

// distances returns A1 and the coefficients C1 of equations 17 and 18.
func distances(eps float64) (a1 float64, c [6]float64) {
	e2 := eps * eps
	a1 = (1 + e2*(1.0/4+e2*(1.0/64+e2/256))) / (1 - eps)
	rows := [6]float64{(-16 + e2*(6-e2)) / 32, (-128 + e2*(64-9*e2)) / 2048, (-16 + 9*e2) / 768,
		(-5 + 3*e2) / 512, -7.0 / 1280, -7.0 / 2048}
	power := eps
	for i, r := range rows {
		c[i] = power * r
		power *= eps
	}
	return a1, c
}

// arcs returns the coefficients C1' of equation 21.
func arcs(eps float64) (c [6]float64) {
	e2 := eps * eps
	rows := [6]float64{(768 + e2*(-432+205*e2)) / 1536, (3840 + e2*(-4736+4005*e2)) / 12288,
		(116 - 225*e2) / 384, (2695 - 7173*e2) / 7680, 3467.0 / 7680, 38081.0 / 61440}
	power := eps
	for i, r := range rows {
		c[i] = power * r
		power *= eps
	}
	return c
}

func (g *Geodesics) epsilon(cosAlpha0 float64) float64 {
	k2 := cosAlpha0 * cosAlpha0 * g.ep2
	return k2 / (2*(1+math.Sqrt(1+k2)) + k2)
}

// longitude returns A3 and the coefficients C3 for eps.
func (g *Geodesics) longitude(eps float64) (a3 float64, c [5]float64) {
	power := eps
	for i, row := range g.c3 {
		c[i] = power * polynomial(eps, row)
		power *= eps
	}
	return polynomial(eps, g.a3[:]), c
}

// Direct goes a distance (in semi-major axes) from latitude phi1 in the
// azimuth alpha1 and returns where that leads, lambda from the start.
func (g *Geodesics) Direct(phi1, alpha1, distance float64) (lambda, phi float64) {
	sinB1, cosB1 := g.reduced(phi1)
	sinA, cosA := math.Sincos(alpha1)
	sinA0 := sinA * cosB1
	cosA0 := math.Hypot(cosA, sinA*sinB1)
	sinS1, cosS1 := sinB1, cosB1*cosA
	if sinS1 == 0 && cosS1 == 0 {
		cosS1 = 1
	}
	sinS1, cosS1 = unitVector(sinS1, cosS1)
	eps := g.epsilon(cosA0)
	a1, c1 := distances(eps)
	c1p := arcs(eps)
	// The distance parameter tau (equation 7 divided by A1) and back.
	b11 := sines(sinS1, cosS1, c1[:])
	tau := distance/(g.f1*a1) + math.Atan2(sinS1, cosS1) + b11
	sinT, cosT := math.Sincos(tau)
	sigma2 := tau + sines(sinT, cosT, c1p[:])
	sinS2, cosS2 := math.Sincos(sigma2)
	sigma12 := sigma2 - math.Atan2(sinS1, cosS1)
	a3, c3 := g.longitude(eps)
	omega12 := turnOf(sinA0*sinS2, cosS2, sinA0*sinS1, cosS1, sinA0, sigma12)
	b3 := sines(sinS2, cosS2, c3[:]) - sines(sinS1, cosS1, c3[:])
	lambda = omega12 - g.f*a3*sinA0*(sigma12+b3)
	sinB2 := cosA0 * sinS2
	cosB2 := math.Hypot(sinA0, cosA0*cosS2)
	return lambda, math.Atan2(sinB2, g.f1*cosB2)
}

// turnOf returns omega2 - omega1, the turn about the axis on the auxiliary
// sphere, with as many whole turns as sigma12 has.
func turnOf(sinO2, cosO2, sinO1, cosO1, sinA0, sigma12 float64) float64 {
	omega := math.Atan2(sinO2, cosO2) - math.Atan2(sinO1, cosO1)
	expected := math.Copysign(sigma12, sinA0)
	return omega + 2*math.Pi*math.Round((expected-omega)/(2*math.Pi))
}

func unitVector(x, y float64) (float64, float64) {
	r := math.Hypot(x, y)
	return x / r, y / r
}

// reduced returns sine and cosine of the reduced latitude.
func (g *Geodesics) reduced(phi float64) (sin, cos float64) {
	s, c := math.Sincos(phi)
	if math.Abs(phi) == halfPi {
		return math.Copysign(1, phi), 0
	}
	return unitVector(g.f1*s, c)
}

// Inverse returns the length of the shortest line between two points, in
// semi-major axes, and the sine and cosine of its azimuth at the first one.
// lambda12 lies in [-pi, pi].
func (g *Geodesics) Inverse(phi1, phi2, lambda12 float64) (distance, sin, cos float64) {
	east := math.Copysign(1, lambda12)
	// The canonical case of Karney's section 4: the first point is south and
	// at least as far from the equator as the second one.
	swapped := math.Abs(phi1) < math.Abs(phi2)
	if swapped {
		phi1, phi2 = phi2, phi1
	}
	north := 1.0
	if phi1 >= 0 {
		north, phi1, phi2 = -1, -phi1, -phi2
	}
	l := g.canonical(phi1, phi2, math.Abs(lambda12))
	if swapped {
		return l.distance, east * l.sinA2, -north * l.cosA2
	}
	return l.distance, east * l.sinA1, north * l.cosA1
}

// line is the solution of the canonical inverse problem.
type line struct {
	distance                   float64
	sinA1, cosA1, sinA2, cosA2 float64
}

// canonical solves the inverse problem for phi1 <= 0, |phi2| <= -phi1 and
// lambda12 in [0, pi].
func (g *Geodesics) canonical(phi1, phi2, lambda12 float64) line {
	switch {
	case lambda12 == 0 || phi1 == -halfPi:
		return line{distance: g.mer.Arc(phi2) - g.mer.Arc(phi1), cosA1: 1, cosA2: 1}
	case lambda12 == math.Pi:
		return line{distance: g.mer.Arc(phi1) + g.mer.Arc(phi2) + 2*g.mer.Arc(halfPi), cosA1: -1, cosA2: 1}
	case phi1 == 0 && lambda12 <= g.f1*math.Pi:
		return line{distance: lambda12, sinA1: 1, sinA2: 1}
	case phi1 > -1e-15:
		// The equator is not the shortest way to its far end: nanometres beside
		// it the general solution holds.
		phi1 = -1e-15
	}
	t := trial{g: g}
	t.sinB1, t.cosB1 = g.reduced(phi1)
	t.sinB2, t.cosB2 = g.reduced(phi2)
	t.sinL, t.cosL = math.Sincos(lambda12)
	t.solve(lambda12)
	a1, c1 := distances(t.eps)
	b := sines(t.sinS2, t.cosS2, c1[:]) - sines(t.sinS1, t.cosS1, c1[:])
	return line{g.f1 * a1 * (t.sigma12 + b), t.sinA1, t.cosA1, t.sinA2, t.cosA2}
}

// trial is a line from the first point in some azimuth up to the latitude of
// the second one.
type trial struct {
	g            *Geodesics
	sinB1, cosB1 float64
	sinB2, cosB2 float64
	sinL, cosL   float64
	sinA1, cosA1 float64
	sinA2, cosA2 float64
	sinS1, cosS1 float64
	sinS2, cosS2 float64
	sigma12, eps float64
}

// miss returns the longitude by which the line with a first azimuth that far
// beyond east goes too far; it grows with the azimuth (Karney, section 4,
// equations 5 to 12).
func (t *trial) miss(beyondEast float64) float64 {
	sin, cos := math.Sincos(beyondEast)
	t.sinA1, t.cosA1 = cos, -sin
	sinA0 := t.sinA1 * t.cosB1
	cosA0 := math.Hypot(t.cosA1, t.sinA1*t.sinB1)
	t.sinS1, t.cosS1 = unitVector(t.sinB1, t.cosA1*t.cosB1)
	t.sinA2, t.cosA2 = t.sinA1, math.Abs(t.cosA1)
	if t.cosB2 != t.cosB1 || math.Abs(t.sinB2) != -t.sinB1 {
		t.sinA2 = sinA0 / t.cosB2
		d := (t.sinB1 - t.sinB2) * (t.sinB1 + t.sinB2)
		if t.cosB1 < -t.sinB1 {
			d = (t.cosB2 - t.cosB1) * (t.cosB1 + t.cosB2)
		}
		w := t.cosA1 * t.cosB1
		t.cosA2 = math.Sqrt(math.Max(0, float64(w*w)+d)) / t.cosB2
	}
	cosS1 := t.cosA1 * t.cosB1
	sinS2, cosS2 := t.sinB2, t.cosA2*t.cosB2
	sinO1, sinO2 := sinA0*t.sinB1, sinA0*t.sinB2
	sinO := math.Max(0, float64(cosS1*sinO2)-float64(sinO1*cosS2))
	cosO := float64(cosS1*cosS2) + float64(sinO1*sinO2)
	t.sinS2, t.cosS2 = unitVector(sinS2, cosS2)
	t.sigma12 = math.Atan2(math.Max(0, float64(t.cosS1*t.sinS2)-float64(t.sinS1*t.cosS2)),
		float64(t.cosS1*t.cosS2)+float64(t.sinS1*t.sinS2))
	t.eps = t.g.epsilon(cosA0)
	a3, c3 := t.g.longitude(t.eps)
	b3 := sines(t.sinS2, t.cosS2, c3[:]) - sines(t.sinS1, t.cosS1, c3[:])
	eta := math.Atan2(float64(sinO*t.cosL)-float64(cosO*t.sinL), float64(cosO*t.cosL)+float64(sinO*t.sinL))
	return eta - t.g.f*a3*sinA0*(t.sigma12+b3)
}

// solve finds the azimuth that meets the second point: secant steps within a
// bracket, from the answer on the sphere. It is counted from east, where lines
// along the equator need it to be exact.
func (t *trial) solve(lambda12 float64) {
	low, high := -halfPi, halfPi
	w := math.Sqrt(1 - t.g.f*(2-t.g.f)*math.Pow((t.cosB1+t.cosB2)/2, 2))
	sin, cos := math.Sincos(math.Min(math.Pi-1e-9, lambda12/w))
	a := math.Atan2(float64(t.sinB1*t.cosB2*cos)-float64(t.cosB1*t.sinB2), t.cosB2*sin)
	last, atLast := math.NaN(), math.NaN()
	for range 100 {
		at := t.miss(a)
		if at == 0 {
			return
		}
		if at > 0 {
			high = a
		} else {
			low = a
		}
		next := a - at*(a-last)/(at-atLast)
		if math.IsNaN(last) {
			next = a - math.Copysign(1e-4*(math.Abs(a)-t.sinB1), at)
		}
		last, atLast = a, at
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-a) < 1e-16*math.Abs(a) || high-low < 1e-16*math.Max(high, -low) {
			return
		}
		a = next
	}
}

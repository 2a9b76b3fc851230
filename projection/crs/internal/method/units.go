package method

import "math"

const (
	degree    = math.Pi / 180
	halfPi    = math.Pi / 2
	quarterPi = math.Pi / 4
)

package formula_test

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

func Example() {
	const degree = math.Pi / 180
	var f formula.Formula = formula.EqualEarth{}
	x, y := f.Forward(13.4*degree, 52.5*degree)
	fmt.Printf("%.6f %.6f\n", x, y)
	lambda, phi := f.Inverse(x, y)
	fmt.Printf("%.6f %.6f\n", lambda/degree, phi/degree)
	lambda, phi = f.Inverse(3, 3)
	fmt.Println(lambda, phi)
	// Output:
	// 0.162764 0.980365
	// 13.400000 52.500000
	// NaN NaN
}

func ExampleNewInterrupted() {
	west := formula.Lobe{West: -math.Pi, Middle: -math.Pi / 2, East: 0}
	east := formula.Lobe{West: 0, Middle: math.Pi / 2, East: math.Pi}
	halves := []formula.Lobe{west, east}
	f := formula.NewInterrupted(formula.Sinusoidal{}, halves, halves)
	x, y := f.Forward(0.1, math.Pi/3)
	fmt.Printf("%.4f %.4f\n", x, y)
	// Output: 0.8354 1.0472
}

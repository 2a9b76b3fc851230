package projection

// stitch
func stitch(flat []float64, endss [][]int, stride int) ([][][]float64, bool) { return nil, false }

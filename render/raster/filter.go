package raster

// filters is how many filters are tried: none, left, up. The average and Paeth's, made for
// photographs, win little on maps.
const filters = 3

// filter takes from each byte of a row what stands beside or above it, and returns the sum
// of what is left, taken as signed.
func filter(to, row, above []byte, size int, kind byte) int {
	sum := 0
	switch kind {
	case 0:
		copy(to, row)
	case 1:
		copy(to[:size], row[:size])
		for i := size; i < len(row); i++ {
			to[i] = row[i] - row[i-size]
		}
	case 2:
		for i := range row {
			to[i] = row[i] - above[i]
		}
	}
	for _, b := range to {
		sum += min(int(b), 256-int(b))
	}
	return sum
}

package label

// Remembered measures each line once, for texts that are set several times. Only one
// goroutine at a time may use it.
func Remembered(measure Measure) Measure {
	type text struct {
		line string
		font Font
	}
	known := map[text]Extent{}
	return func(line string, f Font) Extent {
		e, ok := known[text{line, f}]
		if !ok {
			e = measure(line, f)
			known[text{line, f}] = e
		}
		return e
	}
}

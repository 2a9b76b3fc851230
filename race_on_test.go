//go:build race

package kartograph

// raceDetected says that the tests run under the race detector.
const raceDetected = true

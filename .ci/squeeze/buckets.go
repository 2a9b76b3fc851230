package main

import (
	"encoding/binary"
	"errors"
)

const (
	bucketBytes     = 20 // runtime.findfuncbucket
	bucketAddresses = 4096
	partAddresses   = 256 // of each of a bucket's 16 parts; the last bucket has fewer
	// perFunction is how many buckets a function has: 1<<16 addresses.
	perFunction = 16
)

// buckets is a table in which bucket i holds the number i/perFunction, and 16 zeros.
type buckets struct{ at, count int }

// dropBuckets takes out the table that finds functions by their addresses.
func (t *tables) dropBuckets() (buckets, error) {
	b := buckets{t.buckets, (t.last - t.first + bucketAddresses - 1) / bucketAddresses}
	length := 4*b.count + (t.last-t.first+partAddresses-1)/partAddresses
	if b.at <= 0 || b.count <= 0 || length > b.count*bucketBytes || b.at+length > len(t.memory) {
		return b, errors.New("the table of addresses is not in the memory")
	}
	table := t.memory[b.at : b.at+length]
	for i := range b.count {
		bucket := table[i*bucketBytes : min((i+1)*bucketBytes, length)]
		if len(bucket) < 4 || little.Uint32(bucket) != uint32(i/perFunction) || zeros(bucket, 4) != len(bucket) {
			return b, errors.New("the table of addresses is not that of functions of 65,536 addresses each")
		}
	}
	clear(table)
	return b, nil
}

// body is the code of a function that writes the table:
//
//	for i := 0; i < count; i++ { memory[at+i*bucketBytes] = i / perFunction }
func (b buckets) body() []byte {
	const i, place = 0, 1 // local variables
	code := []byte{
		1, 2, 0x7f, // two locals, i32
		0x03, 0x40, // loop
		0x20, place, // local.get
		0x20, i,
		0x41, 4, 0x76, // i32.const 4, i32.shr_u
		0x36, 2, // i32.store, aligned to 4
	}
	code = binary.AppendUvarint(code, uint64(b.at))
	code = append(code,
		0x20, place, 0x41, bucketBytes, 0x6a, 0x21, place, // i32.add, local.set
		0x20, i, 0x41, 1, 0x6a, 0x22, i, // i32.add, local.tee
		0x41)
	code = appendSigned(code, int64(b.count))
	return append(code,
		0x49,    // i32.lt_u
		0x0d, 0, // br_if
		0x0b, 0x0b) // end of the loop, and of the function
}

"""Rotation, shear, zoom and shift of one image after the other with scipy, as Keras's ImageDataGenerator does it.

Prints the milliseconds of processor time that a batch takes: keras_warp.py BATCH_SIZE SIDE.
"""

import sys
import time

import numpy as np
from scipy import ndimage


def warp(image, random):
    rotation, shear = np.deg2rad(random.uniform(-8, 8)), np.deg2rad(random.uniform(-17.2, 17.2))
    turn = np.array([[np.cos(rotation), -np.sin(rotation)], [np.sin(rotation), np.cos(rotation)]])
    lean = np.array([[1, -np.sin(shear)], [0, np.cos(shear)]])
    zoom = np.diag(random.uniform(0.92, 1.08, 2))
    matrix = turn @ lean @ zoom
    middle = (np.array(image.shape) - 1) / 2
    offset = middle - matrix @ middle + random.uniform(-0.08, 0.08, 2) * image.shape
    return ndimage.affine_transform(image, matrix, offset, order=1, mode="nearest")


def main():
    count, side = int(sys.argv[1]), int(sys.argv[2])
    random = np.random.default_rng(1)
    images = random.random((count, side, side), dtype=np.float32)
    times = []
    for _ in range(20):
        started = time.process_time()
        np.stack([warp(image, random) for image in images])
        times.append(time.process_time() - started)
    print(sorted(times)[len(times) // 2] * 1000)


if __name__ == "__main__":
    main()

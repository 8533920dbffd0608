// A signature as the protocol has it: strokes in a box of 1000 × 400, at most 40 of 200 points, 800 in all.

export type Point = [number, number];
export type Strokes = Point[][];

export const box = { width: 1000, height: 400 } as const;
const mostStrokes = 40;
const mostOfOne = 200;
const mostPoints = 800;
const closest = 6; // units; nearer points say nothing more

export function pointCount(strokes: Strokes): number {
    return strokes.reduce((all, stroke) => all + stroke.length, 0);
}

export function beginStroke(strokes: Strokes, at: Point): boolean {
    if (strokes.length >= mostStrokes || pointCount(strokes) >= mostPoints) return false;
    strokes.push([inBox(at)]);
    return true;
}

export function goOn(strokes: Strokes, at: Point): void {
    const stroke = strokes[strokes.length - 1];
    const before = stroke?.[stroke.length - 1];
    if (stroke === undefined || before === undefined || stroke.length >= mostOfOne || pointCount(strokes) >= mostPoints) return;
    const point = inBox(at);
    if (Math.hypot(point[0] - before[0], point[1] - before[1]) >= closest) stroke.push(point);
}

// More than a dot by accident.
export function isSigned(strokes: Strokes): boolean {
    return pointCount(strokes) >= 8;
}

function inBox([x, y]: Point): Point {
    const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
    return [within(x, box.width), within(y, box.height)];
}

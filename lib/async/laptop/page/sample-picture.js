/** A picture to try with, drawn here: hills under a sun. */
export function samplePicture() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1600, 1000];
  const pen = canvas.getContext('2d');
  const sky = pen.createLinearGradient(0, 0, 0, 1000);
  sky.addColorStop(0, '#2b6cb0');
  sky.addColorStop(1, '#fbd38d');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 1600, 1000);
  pen.fillStyle = '#fff3c4';
  pen.beginPath();
  pen.arc(1100, 330, 130, 0, 7);
  pen.fill();
  for (const [at, colour] of [
    [0, '#2c5282'],
    [1, '#1a365d'],
  ]) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(0, 1000);
    for (let x = 0; x <= 1600; x += 20) pen.lineTo(x, 620 + at * 160 + 110 * Math.sin(x / (230 - at * 70) + at * 2));
    pen.lineTo(1600, 1000);
    pen.fill();
  }
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(new File([blob], 'sample.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.9);
  });
}
